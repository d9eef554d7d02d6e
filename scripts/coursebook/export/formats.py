"""The formats that `coursebook export` knows, and what each is for. What makes them, `export_cli`, is slow to load."""

FORMATS: dict[str, str] = {
    "offline": "the whole book to open without a network, or to serve in a house: a ZIP a language, one with all",
}
