"""The Python checks that packs may name: one a file, each defining one constant `CHECK`."""
