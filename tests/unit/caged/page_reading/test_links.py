"""Which links lead where, in the languages of trade."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.caged.page_reading.links import KINDS, page_links, social


@pytest.mark.parametrize(
    ("kind", "href", "text"),
    [
        ("about", "/x1", "About Us"),
        ("about", "/x1", "关于我们"),
        ("about", "/x1", "Über uns"),
        ("about", "/quienes-somos/", "?"),
        ("about", "/x1", "О компании"),
        ("about", "/x1", "Hakkımızda"),
        ("about", "/x1", "من نحن"),
        ("about", "/en/about-us.html", "Read more"),
        ("contact", "/x1", "联系我们 Contact"),
        ("contact", "/kontakt.php", ""),
        ("contact", "/x1", "Contattaci"),
        ("contact", "#contact", "→"),
        ("contact", "/x1", "İletişim"),
        ("imprint", "/x1", "Impressum"),
        ("imprint", "/mentions-legales", "Infos"),
        ("products", "/x1", "产品中心"),
        ("products", "/products/", "See all"),
        ("products", "/x1", "Nos produits"),
        ("products", "/x1", "Каталог"),
    ],
)
def test_a_page_by_text_or_path(kind: str, href: str, text: str) -> None:
    (found,) = page_links([("/", "Home"), ("/news/2026/08/fair", "We were at the fair"), (href, text)])
    assert (found.kind, found.href) == (kind, href)


LANGUAGES = {
    "en": ("About us", "Contact", "Legal notice", "Products"),
    "zh": ("公司简介", "联系方式", "法律声明", "产品中心"),
    "es": ("Quiénes somos", "Contacto", "Aviso legal", "Productos"),
    "de": ("Über uns", "Kontakt", "Impressum", "Produkte"),
    "fr": ("À propos", "Nous contacter", "Mentions légales", "Nos produits"),
    "pt": ("Quem somos", "Fale conosco", "Informações legais", "Produtos"),
    "ru": ("О компании", "Контакты", "Реквизиты", "Продукция"),
    "it": ("Chi siamo", "Contatti", "Note legali", "Prodotti"),
    "tr": ("Hakkımızda", "İletişim", "Künye", "Ürünler"),
    "ar": ("من نحن", "اتصل بنا", "إشعار قانوني", "منتجاتنا"),
    "ja": ("会社情報", "お問い合わせ", "特定商取引法に基づく表記", "製品情報"),
    "ko": ("회사 소개", "연락처", "사업자정보", "제품소개"),
    "pl": ("O firmie", "Kontakt", "Nota prawna", "Nasze produkty"),
    "nl": ("Over ons", "Neem contact op", "Colofon", "Producten"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_four_pages_in_each_language_of_trade(language: str) -> None:
    shown = LANGUAGES[language]
    found = page_links([("/", "."), *((f"/x{place}", text) for place, text in enumerate(shown))])
    kinds = ("about", "contact", "imprint", "products")
    assert {link.kind: link.href for link in found} == {kind: f"/x{n}" for n, kind in enumerate(kinds)}


def test_the_surest_link_wins() -> None:
    (found,) = page_links(
        [
            ("/blog/contact-lenses", "Ten facts about lenses and contact"),
            ("mailto:a@b.example", "Contact"),
            ("/c", "Contact us"),
            ("/contact", "Write"),
        ]
    )[1:]
    assert found.href == "/c"


def test_social_pages_and_no_sharing() -> None:
    found = social(
        [
            ("https://www.linkedin.com/company/foo?trk=x", ""),
            ("https://de.linkedin.com/company/bar", ""),
            ("https://www.facebook.com/sharer/sharer.php?u=x", ""),
            ("https://twitter.com/intent/tweet", ""),
            ("https://facebook.com/", ""),
            ("//weibo.com/u/1", ""),
            ("https://facebook.com.evil.example/foo", ""),
            ("https://[bad", ""),
            ("/facebook.com/x", ""),
        ]
    )
    assert found == (
        "https://www.linkedin.com/company/foo",
        "https://de.linkedin.com/company/bar",
        "//weibo.com/u/1",
    )


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=60)), max_size=8))
def test_any_links(links: list[tuple[str, str]]) -> None:
    kinds = [link.kind for link in page_links(links)]
    assert len(set(kinds)) == len(kinds) and set(kinds) <= set(KINDS)
    assert len(social(links)) <= len(links)
