// The search's program and its index are large: they are fetched when somebody turns to the search, not with each page.
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
  // In place of the worker, one that starts with the search and asks the next question itself where an answer is empty.
  function later(Kind) {
    return class extends EventTarget {
      constructor(address) {
        super();
        this.questions = []; // what is left to ask; answers come in the order of the questions
        this.started = wanted.then(() => {
          var worker = new Kind(address);
          worker.addEventListener("message", event => this.hear(event.data));
          return worker;
        });
      }
      post(message) { this.started.then(worker => worker.postMessage(message)); }
      postMessage(message) {
        if (!message || message.type !== 2) { this.post(message); return; }
        var asked = forms(message);
        this.questions.push(asked.slice(1));
        this.post(asked[0]);
      }
      hear(answer) {
        if (answer && answer.type === 3) {
          var left = this.questions.shift();
          if (left && left.length && !answer.data.items.length && !this.questions.length) {
            this.questions.push(left.slice(1));
            this.post(left[0]);
          }
        }
        this.dispatchEvent(new MessageEvent("message", { data: answer }));
      }
    };
  }
  if (window.Worker) {
    var kind = later(window.Worker);
    Object.defineProperty(window, "Worker", { // a copy opened from a file sets its own
      configurable: true, get: function () { return kind; }, set: function (given) { kind = later(given); },
    });
  }
  XMLHttpRequest.prototype.open = function (method, address) {
    this.waits = /\/search\/search_index\.json$/.test(String(address));
    return open.apply(this, arguments);
  };
  XMLHttpRequest.prototype.send = function () {
    var request = this, given = arguments;
    if (request.waits) { wanted.then(function () { send.apply(request, given); }); } else { send.apply(request, given); }
  };
})();
