"""The side panels, one file each, found by walking this package."""
