"""Hold every word that a person reads or types."""
