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
    // Browsers remember a checkbox over a reload, and the drawer would stand open.
    document.querySelectorAll("#__drawer, #__search").forEach(function (box) { box.setAttribute("autocomplete", "off"); });
  });
  if (/[?&][qh]=/.test(location.search)) { start(); }
  // Of several words all are looked for first, and any of them only where no section has all.
  function asked(words) {
    return words.length > 1 && words.every(function (word) { return !/^[+\-"~^*:]|[*"~^:]/.test(word); });
  }
  function strict(Kind) {
    if (!Kind || !Kind.prototype.postMessage) { return; }
    var post = Kind.prototype.postMessage;
    Kind.prototype.postMessage = function (message) {
      if (!message || message.type !== 2) { return post.apply(this, arguments); }
      var worker = this, words = String(message.data).trim().split(/\s+/), all = asked(words);
      if (!worker.questions) { // answers come in the order of the questions
        worker.questions = [];
        worker.addEventListener("message", function (event) {
          if (!event.data || event.data.type !== 3) { return; }
          var question = worker.questions.shift();
          if (question && !event.data.data.items.length && !worker.questions.length) {
            worker.questions.push(null);
            post.call(worker, question);
          }
        });
      }
      worker.questions.push(all ? message : null);
      return post.call(worker, all ? { type: 2, data: words.map(function (word) { return "+" + word + "*"; }).join(" ") } : message);
    };
  }
  strict(window.Worker);
  XMLHttpRequest.prototype.open = function (method, address) {
    this.waits = /\/search\/search_index\.json$/.test(String(address));
    return open.apply(this, arguments);
  };
  XMLHttpRequest.prototype.send = function () {
    var request = this, given = arguments;
    if (request.waits) { wanted.then(function () { send.apply(request, given); }); } else { send.apply(request, given); }
  };
})();
