/* The memo: its address in full, and paper. */
"use strict";

window.cjg = window.cjg || {};

(function (cjg) {
  cjg.actions.print = () => window.print();
  cjg.showMemoAddress = function () {
    const place = document.getElementById("memo-address");
    if (place) place.textContent = window.location.href;
    document.querySelectorAll("[data-own-machine]").forEach((each) => {
      each.hidden = !["127.0.0.1", "localhost", "[::1]"].includes(window.location.hostname);
    });
  };
})(window.cjg);
