"""The picture of one inspection's grades says what its table says."""

from __future__ import annotations

from lxml import html

from answerable.look.drawings.ladder import grade_ladder
from answerable.rules.grades import Grade, Scale

GRADES = [("Responding to the public", Grade.INADEQUATE), ("Recording data about crime", Grade.UNGRADED)]


def test_each_picture_has_a_name_a_description_and_a_square_for_each_grade_given() -> None:
    drawn = html.fromstring(grade_ladder(GRADES, scale=Scale.FIVE, title="Grades by area, PEEL 2021/22"))
    pictures = drawn.xpath("//svg")
    assert len(pictures) == 2
    for picture in pictures:
        assert picture.xpath("string(title)") == "Grades by area, PEEL 2021/22"
        assert picture.xpath("string(desc)") == (
            "Responding to the public: inadequate. Recording data about crime: not graded."
        )
        assert [one.get("class") for one in picture.xpath("*[contains(@class, 'ladder__at')]")] == [
            "ans-ladder__at ans-ladder__at--five-5"
        ]
        assert picture.xpath("string(text[@class='ans-chart__note'])") == "Not graded"


def test_old_grades_have_four_columns_and_another_hue() -> None:
    drawn = html.fromstring(grade_ladder([("Investigating", "good")], scale="four", title="Grades"))
    first = drawn.xpath("//svg")[0]
    assert [text.text for text in first.xpath("text[@class='ans-chart__tick']")] == [
        "Outstanding", "Good", "Requires", "improvement", "Inadequate",
    ]  # fmt: skip
    assert first.xpath("rect[contains(@class, 'at--four-2')]")
