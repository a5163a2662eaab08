"""Job titles in six languages and what they say of their holder."""

from __future__ import annotations

import pytest

from whowrites.reading.titles import Role, role


@pytest.mark.parametrize(
    ("title", "function", "rank"),
    [
        ("Purchasing Manager", "purchasing", "manager"),
        ("Head of Procurement", "purchasing", "head"),
        ("Senior Buyer", "purchasing", ""),
        ("Assistant to the Purchasing Manager", "purchasing", "assistant"),
        ("Sales Intern", "sales", "intern"),
        ("Owner", "", "owner"),
        ("CEO & Founder", "", "owner"),
        ("Managing Director", "", "board"),
        ("Quality Engineer", "engineering", ""),
        ("Accountant", "finance", ""),
        ("外贸经理", "sales", "manager"),
        ("采购部长", "purchasing", "head"),
        ("总经理", "", "board"),
        ("总经理助理", "", "assistant"),
        ("实习生", "", "intern"),
        ("财务", "finance", ""),
        ("Jefe de Compras", "purchasing", "head"),
        ("Gerente de Ventas", "sales", "manager"),
        ("Becaria", "", "intern"),
        ("Leiter Einkauf", "purchasing", "head"),
        ("Einkäuferin", "purchasing", ""),
        ("Geschäftsführer", "", "board"),
        ("Praktikantin Vertrieb", "sales", "intern"),
        ("Responsable des achats", "purchasing", "head"),
        ("Gérant", "", "owner"),
        ("Stagiaire", "", "intern"),
        ("Gerente de Compras", "purchasing", "manager"),
        ("Diretora Financeira", "finance", "head"),
        ("Sócio", "", "owner"),
        ("Estagiário", "", "intern"),
        ("Poet", "", ""),
        ("", "", ""),
    ],
)
def test_roles(title: str, function: str, rank: str) -> None:
    assert role(title) == Role(function, rank)
