"""The formats that `coursebook export` knows, and what each is for. What makes them, `export_cli`, is slow to load."""

FORMATS: dict[str, str] = {
    "data": "framework and courses as open data: CASE, SKOS, CSV, XLSX, AMB, Open Badges, Markdown",
}
