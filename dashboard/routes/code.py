"""The facilitator's code: asked from every browser elsewhere when the dashboard listens beyond its own machine."""

from __future__ import annotations

import secrets
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from dash import html
from flask import Flask, Response, redirect, request

from dashboard.language import Language, language_of_request
from dashboard.markup import markup

#: No letters or digits that are read for one another.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, LONG = 2, 4
PATH = "/code"
COOKIE = "cjg_code"
#: What the page that asks needs itself.
OPEN = (PATH, "/assets/page.css")
LONGEST = 40
FIELD = '<input id="code" name="code" class="typed" autocomplete="off" autofocus required>'


def is_loopback(host: str) -> bool:
    """Whether an address to listen at is that of this machine alone."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def new_code() -> str:
    """Return a code that can be read out in a room: two groups of four signs."""
    return "-".join("".join(secrets.choice(SIGNS) for _ in range(LONG)) for _ in range(GROUPS))


def ask_for_code(server: Flask, code: str) -> None:
    """Let nobody in without the code but this machine itself.

    Parameters
    ----------
    server : Flask
    code : str
    """
    token = secrets.token_urlsafe(24)  # a restart asks again

    @server.before_request
    def guard() -> Response | None:
        if request.path in OPEN or _is_here() or secrets.compare_digest(request.cookies.get(COOKIE, ""), token):
            return None
        lang = language_of_request()
        if request.method != "GET" or request.path.startswith(("/_dash", "/assets", "/stream", "/export")):
            return Response(lang("code-needed") + "\n", status=403, mimetype="text/plain")
        return redirect(f"{PATH}?to={quote(request.full_path.rstrip('?'))}")  # type: ignore[return-value]

    @server.get(PATH)
    def asked() -> Response:
        return _page(language_of_request(), wrong=False)

    @server.post(PATH)
    def given() -> Response:
        if not secrets.compare_digest(_plain(request.form.get("code", "")[:LONGEST]).encode(), _plain(code).encode()):
            return _page(language_of_request(), wrong=True)
        answer: Response = redirect(_inside(request.args.get("to", "/")), 303)  # type: ignore[assignment]
        answer.set_cookie(COOKIE, token, httponly=True, samesite="Strict")
        return answer


def _is_here() -> bool:
    """Whether a request was made on this machine, and not passed on by something that stands on it."""
    return is_loopback(request.remote_addr or "") and is_loopback(urlsplit(f"//{request.host}").hostname or "")


def _plain(code: str) -> str:
    return "".join(sign for sign in code.lower() if sign.isalnum())


def _inside(path: str) -> str:
    """Return a path of this dashboard, and never an address elsewhere."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"


def _page(lang: Language, *, wrong: bool) -> Response:
    said = [html.P(lang("code-wrong"), className="notice notice-trouble", role="alert")] if wrong else []
    label = html.Label(lang("code-label"), htmlFor="code", className="field-label")
    button = html.P(html.Button(lang("code-go"), className="button button-main"))
    form = f'<form method="post">{markup(label)}{FIELD}{markup(button)}</form>'
    inside = markup([html.H1(lang("code-title")), html.P(lang("code-lead"), className="lead"), *said])
    body = f'<main class="main page-narrow">{inside}{form}</main>'
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    head += f'<title>{lang("code-title")}</title><link rel="stylesheet" href="/assets/page.css">'
    text = f'<!DOCTYPE html><html lang="{lang.base}"><head>{head}</head><body>{body}</body></html>'
    return Response(text, status=403 if wrong else 200, mimetype="text/html")
