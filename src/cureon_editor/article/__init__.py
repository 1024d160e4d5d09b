"""The file as a value: text, front matter, sources and the splices that change them."""
