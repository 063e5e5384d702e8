"""Languages as data: a folder of TOML files each, or of those in `cldr` a file."""
