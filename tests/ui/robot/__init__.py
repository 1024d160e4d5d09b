"""A robot that types into the whole program, and what is left when that is killed."""
