"""The look: colours, style sheet, icons and fonts of our own."""
