"""Programs that make data of the package ahead of time; nothing here is shipped."""
