"""Languages as data: one TOML file each."""
