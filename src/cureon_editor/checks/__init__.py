"""The checklist: rules from packs, findings with the passages they rest on."""
