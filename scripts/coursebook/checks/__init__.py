"""Catalog -> problems: one rule, or one close family, a file."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace

from coursebook.checks import (
    arguments,
    attribute_lists,
    boxes,
    citations,
    code_marks,
    codes,
    downloads,
    duplicates,
    files,
    glossary,
    headings,
    help_lines,
    images,
    institution,
    interface_words,
    levels,
    links,
    macros,
    materials,
    once,
    places,
    prerequisites,
    raw_html,
    recall,
    references,
    safe_links,
    same_numbers,
    same_parts,
    scenarios,
    storyboards,
    teaching,
    titles,
    translations,
    videos,
    wording,
)
from coursebook.load import Book
from coursebook.problems import Problem
from coursebook.processes import beside

Rule = Callable[[Book], Iterator[Problem]]

_MANY = 80  # pages; to look at fewer takes less time than to begin processes that do it

# These look at the names of folders and files, in no page.
RULES_OF_FILES: tuple[Rule, ...] = (
    files.folders_are_languages,
    files.yaml_files_have_a_known_name,
    files.translated_courses_have_a_source,
    materials.translated_materials_have_a_source,
)
# These look at files and pages alone, so they also run where a file that all stands on could not be read.
RULES_OF_PAGES: tuple[Rule, ...] = (
    titles.pages_have_title_and_description,
    titles.descriptions_say_enough,
    headings.headings_start_at_two_and_skip_none,
    macros.macros_are_called_as_they_are_made,
    citations.pages_list_what_they_cite,
    images.images_have_words,
    images.images_are_ours,
    links.links_are_relative,
    safe_links.links_are_safe,
    raw_html.raw_html_is_harmless,
    raw_html.comments_end_their_line,
    raw_html.blocks_stand_apart_from_code,
    attribute_lists.attribute_lists_are_harmless,
    code_marks.code_ends_where_it_began,
    code_marks.pages_include_no_files,
    boxes.boxes_are_known_and_filled,
    once.help_stands_once,
    once.materials_stand_once,
    once.fields_have_names_of_their_own,
    translations.translations_have_a_source,
    translations.translations_say_their_state,
    same_parts.stamps_are_those_of_the_tool,
    same_parts.headings_are_those_of_the_source,
    same_parts.parts_are_those_of_the_source,
    same_numbers.numbers_are_those_of_the_source,
)
# These look at the words of the interface, in no page.
RULES_OF_WORDS: tuple[Rule, ...] = (
    interface_words.words_are_complete,
    interface_words.words_are_texts,
    interface_words.placeholders_are_those_of_the_source,
)
# These look at the texts of pages, and at those of all other files.
RULES_OF_TEXTS: tuple[Rule, ...] = (
    wording.terms_are_those_of_the_glossary,
    wording.words_to_avoid_stand_nowhere,
    wording.letters_are_whole,
)
# These look at records, each in itself.
RULES_OF_RECORDS: tuple[Rule, ...] = (
    teaching.modules_teach,
    levels.four_levels_in_order,
    levels.profiles_ask_for_something,
    duplicates.ids_are_unique,
    places.competencies_stand_in_their_domains,
    help_lines.there_is_an_emergency_number,
    help_lines.verified_lines_can_be_reached,
    glossary.terms_have_words_in_all_languages,
    same_numbers.numbers_of_records_are_those_of_the_source,
    materials.parts_are_named_once,
    materials.gaps_are_marked,
    scenarios.choices_lead_somewhere,
    scenarios.every_node_is_reached,
    scenarios.every_node_has_a_way_out,
    storyboards.parts_are_in_the_library,
    storyboards.who_speaks_is_in_the_picture,
    videos.videos_have_their_files,
)
# These look at the names of pages; where two pages share one, nobody can tell where it leads.
RULES_OF_NAMES: tuple[Rule, ...] = (
    duplicates.pages_are_unique,
    duplicates.codes_are_unique,
    materials.materials_have_names_of_their_own,
    places.courses_stand_in_their_folders,
    places.ids_leave_the_pages_of_the_book_alone,
)
# These look at where names lead.
RULES_OF_REFERENCES: tuple[Rule, ...] = (
    references.competencies_exist,
    references.sources_exist,
    references.profiles_exist,
    references.groups_exist,
    materials.quizzes_belong_to_modules,
    materials.materials_are_shown,
    scenarios.mirrors_are_there,
    codes.courses_and_modules_exist,
    codes.templates_exist,
    codes.pages_of_the_inventory_exist,
    prerequisites.no_circles,
    teaching.competencies_are_taught,
    levels.levels_do_not_go_down,
    places.pages_belong_somewhere,
    arguments.macros_name_what_exists,
    links.links_lead_somewhere,
)
# These look at what an institution adds, where one is asked for.
RULES_OF_INSTITUTIONS: tuple[Rule, ...] = (
    institution.colours_can_be_read,
    institution.the_logo_is_there,
    institution.contacts_can_be_reached,
    institution.what_is_off_exists,
    institution.local_languages_are_those_of_the_book,
)
# These look at what was made, which is no source: nobody remembers how it was before.
RULES_OF_DOWNLOADS: tuple[Rule, ...] = (downloads.downloads_are_those_of_the_list,)
RULES_OF_LINKS = RULES_OF_REFERENCES + RULES_OF_INSTITUTIONS
RULES = (
    RULES_OF_FILES
    + RULES_OF_PAGES
    + RULES_OF_WORDS
    + RULES_OF_TEXTS
    + RULES_OF_RECORDS
    + RULES_OF_NAMES
    + RULES_OF_REFERENCES
    + RULES_OF_DOWNLOADS
)


def check(book: Book) -> list[Problem]:
    """Return every problem of the book, sorted by path and line, and none that only follows from another.

    Where the book knows what was good before, only pages that have changed since are looked at, as long as all that
    pages may know of each other has stayed.
    """
    found = _all(book) if not book.kept or book.problems else recall.check_again(book, _all, _of_pages)
    return sorted({*found, *_by(RULES_OF_DOWNLOADS, book)})


def _all(book: Book) -> list[Problem]:
    words = _by(RULES_OF_WORDS, book) if book.catalogs else ()
    of_pages = _of_pages(book, lambda: _of_texts(replace(book, pages={code: {} for code in book.pages})))
    return sorted({*book.problems, *_by(RULES_OF_FILES, book), *words, *of_pages})


def _of_pages(book: Book, meanwhile: Callable[[], set[Problem]] = set) -> set[Problem]:
    """Return what is wrong with the pages that there are to look at, and what `meanwhile` finds.

    Many are looked at by all processors.
    """
    shares = _shares(book)
    begin = beside if len(shares) > 1 else (lambda work: work)
    waiting = [begin(lambda part=part: {*_by(RULES_OF_PAGES, part), *_of_texts(part)}) for part in shares]
    return _of_records(book).union(meanwhile(), *(problems() for problems in waiting))


def _of_texts(book: Book) -> set[Problem]:
    return {*_by(RULES_OF_TEXTS, book)} if book.catalogs else set()


def _shares(book: Book) -> list[Book]:
    """Return the book, or where it has many pages several that have a share of them each, in all languages."""
    pages = [page for own in book.pages.values() for page in own.values()]
    if len(pages) < _MANY:
        return [book]
    count = os.cpu_count() or 1
    share = {address: number % count for number, address in enumerate(sorted({page.address for page in pages}))}
    return [recall.only(book, {page.path for page in pages if share[page.address] == n}) for n in range(count)]


def _of_records(book: Book) -> set[Problem]:
    """Return what is wrong with records, with names and with what they lead to."""
    if not book.catalogs:
        return set()
    names = {*_by(RULES_OF_NAMES, book)}
    return {*_by(RULES_OF_RECORDS, book), *names, *_by(() if names else RULES_OF_LINKS, book)}


def _by(rules: tuple[Rule, ...], book: Book) -> Iterator[Problem]:
    return (problem for rule in rules for problem in rule(book))
