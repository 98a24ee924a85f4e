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
  // What is asked, from the narrowest to the widest, until something is found: all words as they begin, all words in a
  // spelling that differs by a letter ("Choi Son Hui"), any of them.
  function forms(message) {
    var words = String(message.data).trim().split(/\s+/);
    if (!words[0] || words.some(function (word) { return /^[+\-]|["~^*:]/.test(word); })) { return [message]; }
    function all(end) { return { type: 2, data: words.map(function (word) { return "+" + word + (word.length > 2 ? end : "*"); }).join(" ") }; }
    return words.length > 1 ? [all("*"), all("~1"), message] : [message, all("~1")];
  }
  function widening(Kind) {
    if (!Kind || !Kind.prototype.postMessage) { return; }
    var post = Kind.prototype.postMessage;
    Kind.prototype.postMessage = function (message) {
      if (!message || message.type !== 2) { return post.apply(this, arguments); }
      var worker = this, asked = forms(message);
      if (!worker.questions) { // answers come in the order of the questions
        worker.questions = [];
        worker.addEventListener("message", function (event) {
          if (!event.data || event.data.type !== 3) { return; }
          var left = worker.questions.shift();
          if (left && left.length && !event.data.data.items.length && !worker.questions.length) {
            worker.questions.push(left.slice(1));
            post.call(worker, left[0]);
          }
        });
      }
      worker.questions.push(asked.slice(1));
      return post.call(worker, asked[0]);
    };
  }
  widening(window.Worker);
  XMLHttpRequest.prototype.open = function (method, address) {
    this.waits = /\/search\/search_index\.json$/.test(String(address));
    return open.apply(this, arguments);
  };
  XMLHttpRequest.prototype.send = function () {
    var request = this, given = arguments;
    if (request.waits) { wanted.then(function () { send.apply(request, given); }); } else { send.apply(request, given); }
  };
})();
