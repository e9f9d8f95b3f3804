"""The empty request form as a Word document: real headings, British English, and no author."""

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from panel_tui.domain.request_form import HELP, BlankForm

if TYPE_CHECKING:
    from docx.document import Document

_LANGUAGE = "en-GB"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def word_form(form: BlankForm) -> bytes:
    """The form as a .docx file, the same bytes each time."""
    # Slow to load, and not needed for Markdown.
    import docx

    document = docx.Document()
    _settle(document, form.title)
    document.add_heading(form.title, level=0)
    document.add_paragraph(form.meeting)
    for label, value in form.details:
        document.add_paragraph(f"{label}: {value}")
    document.add_paragraph(HELP)
    for asked in form.asked:
        document.add_heading(asked.title, level=1)
        for guidance in asked.guidance:
            document.add_paragraph().add_run(guidance).italic = True
        document.add_paragraph()
    made = io.BytesIO()
    document.save(made)
    return _without_times(made.getvalue())


def _settle(document: "Document", title: str) -> None:
    """Set the language, and what the file says of itself."""
    for language in document.styles.element.iter("{*}lang"):
        for attribute in [each for each in language.attrib if str(each).endswith("}val")]:
            language.set(attribute, _LANGUAGE)
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = ""
    about.title, about.language = title, _LANGUAGE
    about.created = about.modified = datetime(*_LONG_AGO, tzinfo=UTC)


def _without_times(content: bytes) -> bytes:
    """The archive with no time of its own, so that the same form is the same file."""
    settled = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, given.read(name))
    return settled.getvalue()
