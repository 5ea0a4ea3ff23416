/* The state of the page: what is on the table, its history, its address. Nothing here knows what a page shows. */
"use strict";

window.cjg = window.cjg || {};

(function (cjg) {
  const KEPT = "cjg-state";
  const LONGEST_HISTORY = 200;
  const ONE_HAND = 1000;  // milliseconds: presses of one field that follow each other so soon are one step

  cjg.client = Math.random().toString(36).slice(2) + Date.now().toString(36);
  cjg.state = null;
  cjg.past = [];
  cjg.future = [];
  cjg.page = null;
  cjg.values = {};
  cjg.expected = "";

  const copy = (tree) => JSON.parse(JSON.stringify(tree));
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /* Storage may be closed to a page; then nothing is kept, and all else works. */
  cjg.keep = function (key, value) {
    try { window.sessionStorage.setItem(key, JSON.stringify(value)); } catch (error) { /* nothing is kept */ }
  };
  cjg.kept = function (key) {
    try { return JSON.parse(window.sessionStorage.getItem(key)); } catch (error) { return null; }
  };

  cjg.keepState = (state) => cjg.keep(KEPT, state);

  /* A page has been laid out: take over its state, and ask for what it shows. */
  cjg.open = function (page) {
    cjg.page = page;
    document.querySelectorAll(".nav-link").forEach((link) => {
      if (link.getAttribute("href") === window.location.pathname) {
        link.setAttribute("aria-current", "page");
        const row = link.parentElement;  // on a phone the menu scrolls: the page one is on is to be seen in it
        row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
      }
      else link.removeAttribute("aria-current");
    });
    document.title = page.title || document.title;
    const known = cjg.state || cjg.kept(KEPT);
    if (page.state) {
      cjg.state = page.state;
      cjg.expected = page.expected || "";
    } else {
      cjg.state = known || page.usual;
      cjg.expected = "";
    }
    cjg.keepState(cjg.state);
    cjg.showHistory();
    if (cjg.calendar) cjg.calendar.draw();
    cjg.ask();
  };

  /* Put a new state on the table, as one step that can be undone; a hand that goes on pressing makes one step. */
  let hand = { field: "", at: 0 };
  cjg.put = function (state, field) {
    if (same(state, cjg.state)) return;
    const now = Date.now();
    const goesOn = Boolean(field) && field === hand.field && now - hand.at < ONE_HAND;
    const back = goesOn && same(state, cjg.past[cjg.past.length - 1]);  // where the hand began: no step at all
    if (back) cjg.past.pop();
    else if (!goesOn) cjg.past.push(cjg.state);
    if (cjg.past.length > LONGEST_HISTORY) cjg.past.shift();
    cjg.future = [];
    cjg.move(state);
    hand = { field: back ? "" : field || "", at: now };
  };
  cjg.move = function (state) {
    hand = { field: "", at: 0 };
    cjg.state = state;
    cjg.expected = "";
    cjg.keepState(state);
    cjg.showHistory();
    if (cjg.calendar) cjg.calendar.draw();
    cjg.ask();
  };
  cjg.change = function (edit, field) {
    const next = copy(cjg.state);
    edit(next);
    cjg.put(next, field);
  };

  /* Set one field: a choice of the plan, or an assumption. The one set last stands last. */
  cjg.setField = function (path, given) {
    const value = cjg.rounded(path, given);
    if (same(cjg.values[path], value)) return;
    cjg.values[path] = value;
    cjg.change((next) => {
      const table = path.startsWith("choices.") ? next.plan.choices : next.assumptions;
      delete table[path];
      if (value !== null && value !== undefined) table[path] = value;
      if (next.unknown) next.unknown = next.unknown.filter((each) => each !== path);
    }, path);
  };

  cjg.undo = function () {
    if (!cjg.past.length) return;
    cjg.future.push(cjg.state);
    cjg.move(cjg.past.pop());
  };
  cjg.redo = function () {
    if (!cjg.future.length) return;
    cjg.past.push(cjg.state);
    cjg.move(cjg.future.pop());
  };
  cjg.replay = function () {
    if (!cjg.past.length) return;
    const now = cjg.state;
    cjg.move(cjg.past[cjg.past.length - 1]);
    window.setTimeout(() => { if (cjg.state === cjg.past[cjg.past.length - 1]) cjg.move(now); }, 1500);
  };
  cjg.showHistory = function () {
    const able = { undo: cjg.past.length > 0, redo: cjg.future.length > 0, replay: cjg.past.length > 0 };
    for (const [name, on] of Object.entries(able)) {
      document.querySelectorAll(`[data-action="${name}"]`).forEach((button) => {
        button.setAttribute("aria-disabled", on ? "false" : "true");
      });
    }
  };

  cjg.copyOf = copy;

  /* The links of the menu carry the address along. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-carry]");
    if (!link || !cjg.query || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const [path, mark] = link.getAttribute("href").split("#");
    // until an answer has come the address is that of an earlier plan: the page then takes the plan that is kept;
    // the fingerprint is for whoever opens an address
    const carried = cjg.addressed === cjg.state ? cjg.query.replace(/&?f=[0-9a-f]*$/, "") : "";
    window.history.pushState({}, "", path + "?" + carried + (mark ? "#" + mark : ""));
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    window.scrollTo(0, 0);
  }, true);

  /* The address always says what is on the table. */
  cjg.showAddress = function (query) {
    cjg.query = query;
    cjg.addressed = cjg.state;
    const wanted = window.location.pathname + "?" + query;
    if (wanted !== window.location.pathname + window.location.search) {
      window.history.replaceState(window.history.state, "", wanted);
    }
  };
})(window.cjg);
