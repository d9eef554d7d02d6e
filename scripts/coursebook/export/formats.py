"""The formats that `coursebook export` knows, and what each is for. What makes them, `export_cli`, is slow to load."""

FORMATS: dict[str, str] = {
    "scorm": "courses for a learning platform, with score and state (SCORM 1.2)",
    "common-cartridge": "courses for a learning platform that takes them apart (Common Cartridge 1.1, 1.3)",
    "qti": "quizzes for testing systems (QTI 2.1, 3.0)",
    "gift": "quizzes as text for question banks (GIFT)",
    "moodle-xml": "quizzes for the question bank of Moodle",
}
