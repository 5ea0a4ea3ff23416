"""The facilitator's code: who is asked, who is let in, and that nobody is sent elsewhere."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.routes.code import ask_for_code, is_loopback, new_code

ELSEWHERE = {"REMOTE_ADDR": "10.0.0.5"}


@pytest.fixture
def client() -> FlaskClient:
    server = Flask(__name__)
    server.add_url_rule("/choose", "page", lambda: "the page")
    server.add_url_rule("/stream/choose", "runs", lambda: "runs", methods=["POST"])
    ask_for_code(server, "abcd-efgh")
    return server.test_client()


def test_a_code_can_be_read_out() -> None:
    assert re.fullmatch(r"[a-z2-9]{4}-[a-z2-9]{4}", new_code())
    assert new_code() != new_code()


@pytest.mark.parametrize(("host", "here"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),
                                            ("192.168.1.4", False), ("::", False)])  # fmt: skip
def test_only_this_machines_own_address_needs_no_code(host: str, here: bool) -> None:
    assert is_loopback(host) is here


def test_elsewhere_the_code_is_asked_and_then_remembered(client: FlaskClient) -> None:
    asked = client.get("/choose?town=mid_town", environ_base=ELSEWHERE)
    assert asked.status_code == 302
    assert client.post("/stream/choose", environ_base=ELSEWHERE).status_code == 403
    wrong = client.post(asked.location, data={"code": "abcd-efgi"}, environ_base=ELSEWHERE)
    assert wrong.status_code == 403
    assert "That is not the code" in wrong.text
    right = client.post(asked.location, data={"code": "ABCD EFGH"}, environ_base=ELSEWHERE)
    assert right.status_code == 303
    assert right.location == "/choose?town=mid_town"
    assert "HttpOnly" in right.headers["Set-Cookie"]
    assert client.get("/choose", environ_base=ELSEWHERE).text == "the page"
    assert client.post("/stream/choose", environ_base=ELSEWHERE).text == "runs"


def test_this_machine_is_let_in_unless_it_passes_somebody_on(client: FlaskClient) -> None:
    assert client.get("/choose", headers={"Host": "127.0.0.1:8050"}).text == "the page"
    assert client.get("/choose", headers={"Host": "town-hall.example"}).status_code == 302


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_the_way_back_stays_inside(client: FlaskClient, to: str) -> None:
    sent = client.post("/code", query_string={"to": to}, data={"code": "abcd-efgh"}, environ_base=ELSEWHERE)
    assert sent.location == "/"


def test_the_page_speaks_the_language_of_the_visitor(client: FlaskClient) -> None:
    page = client.get("/code", headers={"Accept-Language": "nl"}, environ_base=ELSEWHERE).text
    assert "Code van de begeleider" in page
