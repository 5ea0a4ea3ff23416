/* Ask the server what the page shows, and lay each piece on the screen as it comes. */
"use strict";

window.cjg = window.cjg || {};

(function (cjg) {
  const PATIENCE = [1000, 2000, 4000, 8000];  // milliseconds before what got no answer is asked again
  let number = 0;
  let open = null;
  let failed = 0;  // answers in a row that did not come
  let again = 0;

  const idOf = (key) => (key.startsWith("{") ? JSON.parse(key) : key);

  cjg.lay = function (updates) {
    for (const [key, props] of Object.entries(updates)) window.dash_clientside.set_props(idOf(key), props);
  };

  const at = (id, use) => { const node = document.getElementById(id); if (node) use(node); };

  /* Lay markup into an element; what was unfolded in it stays unfolded. */
  cjg.fill = function (node, html) {
    const open = [...node.querySelectorAll("details")].map((each) => each.open);
    node.innerHTML = html;
    node.querySelectorAll("details").forEach((each, place) => { if (open[place]) each.open = true; });
  };

  /* Draw a chart at once, past Dash, which would ask every component on the page first. */
  cjg.plot = function (id, figure) {
    const place = document.querySelector(`#${id} .js-plotly-plot`) || document.getElementById(id);
    if (!place) return;
    if (!window.Plotly || !place.classList.contains("js-plotly-plot")) {
      window.clearTimeout(cjg.plotting && cjg.plotting[id]);
      cjg.plotting = cjg.plotting || {};
      cjg.plotting[id] = window.setTimeout(() => cjg.plot(id, figure), 30);
      return;
    }
    window.Plotly.react(place, figure.data, { ...figure.layout, autosize: true }, { displayModeBar: false, responsive: true, doubleClick: false });
  };

  function status(kind, text) {
    const line = document.getElementById("status");
    if (line) { line.textContent = text; line.dataset.kind = kind; }
  }

  function trouble(kind, said, detail) {
    at("trouble-said", (node) => { node.textContent = said; });
    at("trouble-detail", (node) => { node.textContent = detail || ""; });
    const box = document.getElementById("trouble");
    if (box) box.hidden = kind === "";
  }
  cjg.trouble = trouble;

  function take(update, mine) {
    if (mine !== number) return;
    for (const [id, figure] of Object.entries(update.figure || {})) cjg.plot(id, figure);
    if (update.controls) cjg.showControls(update.controls, update.inert || []);
    if (update.address !== undefined) cjg.showAddress(update.address);
    if (update.status) status(update.waiting ? "running" : "drawn", update.status);
    for (const [id, text] of Object.entries(update.text || {})) at(id, (node) => { if (node.textContent !== text) node.textContent = text; });
    for (const [id, html] of Object.entries(update.html || {})) at(id, (node) => cjg.fill(node, html));
    for (const [id, source] of Object.entries(update.picture || {})) at(id, (node) => { node.src = source; });
    if (update.set) cjg.lay(update.set);
    if (update.call) update.call[0].split(".").reduce((held, name) => held[name], cjg)(...update.call.slice(1));
    if (update.futures) {
      document.documentElement.dataset.request = String(mine);
      document.documentElement.dataset.futures = String(update.futures);
    }
    if (update.end) failed = 0;
    if (update.end === "superseded") retry(mine);  // for another reason than this page's next question
    if (update.end === "done") { trouble("", "", ""); document.documentElement.dataset.end = "done"; }
    else if (update.end && update.end !== "superseded") {
      trouble(update.end, update.said, update.detail);
      if (update.end === "refused" && cjg.past.length) cjg.keepState(cjg.past[cjg.past.length - 1]);
      status(update.end, "");
      document.documentElement.dataset.end = update.end;
    }
  }

  /* Ask what got no answer once more: after a while, or as soon as there is a connection. */
  function retry(mine, extra, stream) {
    window.clearTimeout(again);
    again = window.setTimeout(() => { if (mine === number) cjg.ask(extra, stream); }, PATIENCE[Math.min(failed, PATIENCE.length - 1)]);
    failed += 1;
  }
  window.addEventListener("online", () => { if (document.documentElement.dataset.end === "disconnected") cjg.ask(); });

  cjg.ask = async function (extra, stream) {
    const name = stream || (cjg.page && cjg.page.stream);
    if (!name) return;
    const mine = ++number;
    window.clearTimeout(again);
    if (open) open.abort();
    open = new AbortController();
    document.documentElement.dataset.asked = String(mine);
    document.documentElement.dataset.end = "running";
    let left = "";
    let ended = false;
    try {
      const answer = await fetch("/stream/" + name, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ client: cjg.client, turn: mine, state: cjg.state, extra: { expected: cjg.expected, host: window.location.origin + "/", ...(cjg.page.extra || {}), ...(extra || {}) } }),
        signal: open.signal,
      });
      const reader = answer.body.getReader();
      const decoder = new TextDecoder();
      for (;;) {
        const { value, done } = await reader.read();
        if (done) break;
        left += decoder.decode(value, { stream: true });
        const lines = left.split("\n");
        left = lines.pop();
        for (const line of lines) {
          if (!line) continue;
          const update = JSON.parse(line);
          ended = ended || Boolean(update.end);
          take(update, mine);
        }
      }
      if (!ended) throw new Error("the answer broke off");
    } catch (error) {
      if (error.name === "AbortError" || mine !== number) return;
      trouble("disconnected", cjg.words("disconnected"), "");
      status("disconnected", "");
      document.documentElement.dataset.end = "disconnected";
      retry(mine, extra, stream);
    }
  };

  /* While a slider is held or a button is down, let the server begin with what it would be let go at. */
  cjg.hint = function (path, value) {
    if (!(path in cjg.values) || cjg.page.stream !== "choose") return;
    const next = cjg.copyOf(cjg.state);
    (path.startsWith("choices.") ? next.plan.choices : next.assumptions)[path] = value;
    fetch("/stream/hint", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ client: cjg.client, turn: number, state: next }),
    }).then((answer) => answer.text()).catch(() => {});  // an answer that is not read holds one of the few connections
  };

  cjg.words = function (key) {
    const all = cjg.page && cjg.page.words;
    return (all && all[key]) || "";
  };
})(window.cjg);
