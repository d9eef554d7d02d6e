"""The formats in which people take the book away, and the needs that they answer."""

# What `coursebook export` knows, for whoever types it; for readers, the words of the interface say it.
FORMATS: dict[str, str] = {
    "epub": "the handbook, each course and the frameworks to read on any device (EPUB 3)",
    "pdf": "the same to print, with tags for screen readers (PDF/UA)",
    "handouts": "for groups, of each course: exercises, answer key, facilitator's notes, maps of the scenes (PDF)",
    "offline": "the whole book to open without a network, or to serve in a house: a ZIP a language, one with all",
    "data": "framework and courses as open data: CASE, SKOS, CSV, XLSX, AMB, Open Badges, Markdown",
    "zim": "for Kiwix, which shows books without a network",
    "scorm": "courses for a learning platform, with score and state (SCORM 1.2)",
    "common-cartridge": "courses for a learning platform that takes them apart (Common Cartridge 1.1, 1.3)",
    "qti": "quizzes for testing systems (QTI 2.1, 3.0)",
    "gift": "quizzes as text for question banks (GIFT)",
    "moodle-xml": "quizzes for the question bank of Moodle",
}
# What a reader needs -> the formats for it, in the order in which a page shows them.
NEEDS: dict[str, tuple[str, ...]] = {
    "paper": ("epub", "pdf", "handouts"),
    "network": ("offline", "zim"),
    "platform": ("scorm", "common-cartridge", "moodle-xml", "gift", "qti"),
    "data": ("data",),
}
