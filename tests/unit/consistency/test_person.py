"""Pairs of people's names, all invented, and what may be said of them."""

from __future__ import annotations

import pytest

from whowrites.consistency.person import same_person

SAME = [
    ("Anna Berg", "BERG, Anna"),
    ("Anna Berg", "anna berg"),
    ("Jürgen Müller", "Juergen Mueller"),
    ("Jürgen Müller", "Jurgen Muller"),
    ("José Ibáñez", "Jose Ibanez"),
    ("Mr. Paul Moss", "Paul Moss"),
    ("Dr.-Ing. Paul Moss", "Moss Paul"),
    ("A. Berg", "Anna Berg"),
    ("Wang Xiaoming", "Xiaoming Wang"),
    ("Wang Xiao Ming", "Xiaoming Wang"),
    ("王小明", "Wang Xiaoming"),
    ("Xiao-Ming Wang", "王小明"),
    ("单晓红", "Shan Xiaohong"),
    ("曾国强", "Guoqiang Zeng"),
    ("王 小明", "王小明"),
    ("王小明 经理", "王小明"),
    ("周晓明 Zhou Xiaoming", "周晓明"),
    ("Иван Петров", "Ivan Petrov"),
    ("Γεώργιος Παπαδόπουλος", "Georgios Papadopoulos"),
    ("Søren Ødegaard", "Soren Odegaard"),
    ("Łukasz Nowak", "Lukasz Nowak"),
    ("Sra. Inês Cardoso", "Ines Cardoso"),
    ("Marek Kowalsky", "Marek Kowalski"),
]
DIFFERENT = [
    ("Anna Berg", "Paul Moss"),
    ("王小明", "李娜"),
    ("Gwen Trevarrow", "Obinna Adeyemi"),
    ("Inês Cardoso", "Walter Schmitt"),
    ("Wang Xiaoming", "Peter Lindgren"),
    ("Иван Петров", "Gustavo Salazar"),
    ("张伟强", "陈丽华"),
]
NO_DECISION = [
    ("Bob Harlow", "Robert Harlow"),
    ("Mike Tanner", "Michael Tanner"),
    ("Anna Berg", "Anna Lindqvist"),
    ("Cindy Wang", "王小明"),
    ("Cindy", "Wang Xin"),
    ("Sales Team", "Anna Berg"),
    ("Purchasing Department", "Paul Moss"),
    ("A B", "Anna Berg"),
    ("Anna", "Paul Moss"),
    ("王经理", "王小明"),
    ("Jack Li", "Li Hua"),
    ("Maria Silva Santos", "Maria Costa"),
    ("محمد علي", "Paul Moss"),
    ("Anna Maria", "Anna Berg"),
    ("", "Anna Berg"),
    ("Cindy Wong", "Wang Xin"),
    ("Alex Brandt", "Alexandra Brandt-Kuhn"),
    ("Tony Park", "박지성"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_ways_to_write_one_person(first: str, second: str) -> None:
    assert same_person(first, second) is True
    assert same_person(second, first) is True


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_two_people(first: str, second: str) -> None:
    assert same_person(first, second) is False
    assert same_person(second, first) is False


@pytest.mark.parametrize(("first", "second"), NO_DECISION)
def test_who_may_be_one_person_or_two(first: str, second: str) -> None:
    assert same_person(first, second) is None
    assert same_person(second, first) is None
