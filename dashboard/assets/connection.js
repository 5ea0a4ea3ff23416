/* A page that was asked for and did not come: Dash itself says nothing then. */
"use strict";

(function () {
  const EVERY = 3000;  // milliseconds between two looks whether the server is back
  let looking = 0;

  async function look() {
    try {
      await window.fetch(window.location.href, { method: "HEAD", cache: "no-store" });
      window.location.reload();  // to the page that was asked for; the plan is kept
    } catch (error) {
      looking = window.setTimeout(look, EVERY);
    }
  }

  function missed() {
    const box = document.getElementById("no-page");
    if (box) box.hidden = false;
    window.clearTimeout(looking);
    looking = window.setTimeout(look, EVERY);
  }

  const plain = window.fetch;
  window.fetch = function (address, ...rest) {
    const answer = plain.call(window, address, ...rest);
    const of = String((address && address.url) || address);
    if (of.includes("/_dash-update-component")) answer.catch(missed);
    return answer;
  };
  document.addEventListener("click", (event) => { if (event.target.closest("#no-page-again")) look(); });
  window.addEventListener("online", () => { if (looking) look(); });
})();
