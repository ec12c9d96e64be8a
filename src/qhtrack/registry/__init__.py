"""Read and write the TOML file."""
