"""The served API against its own description: whatever bodies a generator makes of it, right and wrong ones,
no call crashes, answers what is not described, or lets somebody in without a token (security: X7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

WITHOUT_TOKEN = {"/api/v1/hello", "/api/v1/pair/start", "/api/v1/pair/finish"}
_CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance]

Operation = Any


def operations(world: Any) -> list[Operation]:
    described = schemathesis.openapi.from_wsgi(
        "/openapi.json", world.app, headers={"Host": f"127.0.0.1:{world.port}"}
    )
    return [found.ok() for found in described.get_all_operations()]


def call_each(
    world: Any, mode: GenerationMode, answered: Callable[[Operation, Any, Any], None], headers: dict[str, str]
) -> int:
    calls = 0

    def tried(operation: Operation) -> None:
        @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(operation.as_strategy(generation_mode=mode))
        def run(case: Any) -> None:
            nonlocal calls
            calls += 1
            answered(operation, case, case.call(headers={**headers, "Host": f"127.0.0.1:{world.port}"}))

        run()

    for operation in operations(world):
        tried(operation)
    return calls


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_a_paired_extension_gets_described_answers(world: Any, mode: GenerationMode) -> None:
    def answered(_: Operation, case: Any, answer: Any) -> None:
        case.validate_response(answer, checks=_CHECKS)

    world.vet("ann@example.com")
    assert call_each(world, mode, answered, world.pair()) > 100


def test_nobody_gets_in_without_a_token(world: Any) -> None:
    def answered(operation: Operation, _: Any, answer: Any) -> None:
        assert operation.path in WITHOUT_TOKEN or answer.status_code in (400, 401, 403, 413, 415, 429)

    world.vet("ann@example.com")
    world.views.clear()
    assert call_each(world, GenerationMode.POSITIVE, answered, {"Origin": world.chrome}) > 100
    assert not {view for view in world.views if view.startswith("api.")}
