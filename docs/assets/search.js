// The search index is the largest file of the site: it is fetched when somebody turns to the search, not with each page.
(function () {
  "use strict";
  var open = XMLHttpRequest.prototype.open, send = XMLHttpRequest.prototype.send;
  var start, wanted = new Promise(function (resolve) { start = resolve; });
  function isSearch(node) { return node && node.closest && node.closest("[data-md-component=search], [for=__search], #__search"); }
  ["focusin", "pointerdown", "keydown"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      if (isSearch(event.target) || (kind === "keydown" && /^[fs/]$/.test(event.key))) { start(); }
    }, true);
  });
  document.addEventListener("DOMContentLoaded", function () {
    var dialog = document.querySelector("[data-md-component=search]");
    if (dialog) { dialog.setAttribute("aria-label", "Search"); }
  });
  if (/[?&][qh]=/.test(location.search)) { start(); }
  XMLHttpRequest.prototype.open = function (method, address) {
    this.waits = /\/search\/search_index\.json$/.test(String(address));
    return open.apply(this, arguments);
  };
  XMLHttpRequest.prototype.send = function () {
    var request = this, given = arguments;
    if (request.waits) { wanted.then(function () { send.apply(request, given); }); } else { send.apply(request, given); }
  };
})();
