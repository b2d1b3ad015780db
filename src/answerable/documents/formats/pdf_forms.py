"""Tick boxes that are form fields of a PDF."""

from __future__ import annotations

import ctypes
from types import TracebackType
from typing import Any

import pypdfium2.raw as pdfium

from answerable.documents.formats.pdf_page import PageContent, PageLine, put_box

_CHECKBOX, _RADIO = 2, 3
_WIDGET = 20


class Forms:
    """The form of an open document, if it has one. No script of the form is ever run."""

    def __init__(self, document: Any) -> None:
        self._handle: Any = None
        if pdfium.FPDF_GetFormType(document) != pdfium.FORMTYPE_NONE:
            self._info = pdfium.FPDF_FORMFILLINFO(version=2)
            self._handle = pdfium.FPDFDOC_InitFormFillEnvironment(document, self._info)

    def __enter__(self) -> Forms:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._handle:
            pdfium.FPDFDOC_ExitFormFillEnvironment(self._handle)

    def put_boxes(self, page: Any, content: PageContent) -> None:
        """Give every tick box and radio button to the words beside it; add what is typed in text fields."""
        if not self._handle:
            return
        # Without this PDFium knows a box but not its state. It runs no script: that is asked for separately.
        pdfium.FORM_OnAfterLoadPage(page, self._handle)
        for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
            annotation = pdfium.FPDFPage_GetAnnot(page, index)
            if not annotation:
                continue
            try:
                if pdfium.FPDFAnnot_GetSubtype(annotation) == _WIDGET:
                    self._put(annotation, content)
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)
        pdfium.FORM_OnBeforeClosePage(page, self._handle)

    def _put(self, annotation: Any, content: PageContent) -> None:
        rect = pdfium.FS_RECTF()
        if not pdfium.FPDFAnnot_GetRect(annotation, rect):
            return
        box = (rect.left, content.height - rect.top, rect.right, content.height - rect.bottom)
        kind = pdfium.FPDFAnnot_GetFormFieldType(self._handle, annotation)
        if kind in (_CHECKBOX, _RADIO):
            put_box(content, box, bool(pdfium.FPDFAnnot_IsChecked(self._handle, annotation)))
            return
        words = self._value(annotation)
        if words:
            size = min(max((box[3] - box[1]) * 0.7, 6.0), 12.0)
            content.lines.append(PageLine(words, box, round(size, 1), bold=False))

    def _value(self, annotation: Any) -> str:
        length = pdfium.FPDFAnnot_GetFormFieldValue(self._handle, annotation, None, 0)
        if not 2 < length < 1_000_000:
            return ""
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFAnnot_GetFormFieldValue(
            self._handle, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
        )
        return buffer.raw[: length - 2].decode("utf-16-le", "replace").strip()
