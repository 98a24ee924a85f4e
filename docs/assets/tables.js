// Tables sort by the button in a column's head, filter by a word and by what stands in a column; without script they read
// as they stand.
(function () {
  "use strict";
  var SORTED = 5, FILTERED = 8; // rows
  var SHEET = 3, WIDE = 4, STACKED = 70; // columns; columns; letters in a row, on average
  var CHOICES = ["Standing", "Who and where", "Type", "Country", "Origin", "Speaker"]; // columns with few different values
  var SECTIONS = { people: "People", weapons: "Weapon systems", organizations: "Organizations", locations: "Places" };
  var GROUPS = ["Standing", "Hedge", "People", "Weapon systems", "Organizations", "Places", "Others"]; // in this order
  function each(list, run) { Array.prototype.forEach.call(list, run); }
  function make(name, kind, text) {
    var node = document.createElement(name);
    if (kind) { node.className = kind; }
    if (text) { node.textContent = text; }
    return node;
  }
  // What a cell says, without the numbers of its evidence marks.
  function said(cell) {
    var text = "";
    each(cell.childNodes, function (node) { if (node.nodeName !== "SUP") { text += node.textContent; } });
    return text.trim();
  }
  function sort(table, column, head) {
    var up = head.getAttribute("aria-sort") !== "ascending";
    var rows = Array.prototype.map.call(table.tBodies[0].rows, function (row) { return [said(row.cells[column]), row]; });
    rows.sort(function (a, b) { return a[0].localeCompare(b[0], "en", { numeric: true }) * (up ? 1 : -1); });
    rows.forEach(function (pair) { table.tBodies[0].appendChild(pair[1]); });
    each(table.tHead.rows[0].cells, function (cell) { cell.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
  }
  function makeSortable(table) {
    each(table.tHead.rows[0].cells, function (head, column) {
      var button = make("button", "sort");
      button.type = "button";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () { sort(table, column, head); });
    });
  }

  // What one can choose by a cell: pairs of a group's name and a value.
  function values(cell, head) {
    var text = said(cell), found = [];
    if (head === "Standing") {
      text.split("; ").forEach(function (part, i) { found.push(i ? ["Hedge", part] : ["Standing", part]); });
      if (found.length > 1) { found.push(["Hedge", "any"]); }
    } else if (head === "Who and where") {
      var kind = {};
      each(cell.querySelectorAll("a[href]"), function (link) {
        kind[link.textContent] = SECTIONS[link.getAttribute("href").split("/").slice(-3, -2)[0]];
      });
      text.split(/[,;] /).forEach(function (name) { found.push([kind[name] || "Others", name]); });
    } else { found.push(["", text]); }
    return found.filter(function (pair) { return pair[1] && pair[1] !== "Not stated"; });
  }
  function choice(rows, head) {
    var groups = {}, select = make("select", "filter");
    rows.forEach(function (row) {
      row.keys[head] = {};
      values(row.cells[head], head).forEach(function (pair) {
        var counts = groups[pair[0]] = groups[pair[0]] || {}, key = pair.join(": ");
        if (!row.keys[head][key]) { row.keys[head][key] = true; counts[pair[1]] = (counts[pair[1]] || 0) + 1; }
      });
    });
    select.appendChild(new Option(head + ": all", ""));
    select.setAttribute("aria-label", head);
    Object.keys(groups).sort(function (a, b) { return GROUPS.indexOf(a) - GROUPS.indexOf(b); }).forEach(function (group) {
      var holder = group ? make("optgroup") : select, counts = groups[group];
      Object.keys(counts).sort(function (a, b) { return counts[b] - counts[a] || a.localeCompare(b, "en"); }).forEach(function (name) {
        holder.appendChild(new Option(name + " (" + counts[name] + ")", group + ": " + name));
      });
      if (group) { holder.label = group; select.appendChild(holder); }
    });
    return select;
  }
  function makeFilterable(tables, place) {
    var rows = [], heads = {};
    tables.forEach(function (table) {
      var names = Array.prototype.map.call(table.tHead.rows[0].cells, function (head) { return head.textContent.trim(); });
      each(table.tBodies[0].rows, function (node) {
        var row = { node: node, cells: {}, keys: {}, text: null };
        names.forEach(function (name, i) { row.cells[name] = node.cells[i]; heads[name] = true; });
        rows.push(row);
      });
    });
    if (rows.length < FILTERED) { return; }
    var bar = make("div", "filters"), box = make("input", "filter"), count = make("span", "count");
    box.type = "search"; box.placeholder = "Filter " + rows.length + " rows";
    box.setAttribute("aria-label", "Filter by a word");
    count.setAttribute("role", "status");
    bar.appendChild(box);
    var choices = CHOICES.filter(function (head) { return heads[head]; }).map(function (head) {
      var select = choice(rows, head);
      if (select.options.length > 2) { bar.appendChild(select); select.addEventListener("change", show); }
      return [head, select];
    });
    bar.appendChild(count);
    function show() {
      var word = box.value.toLowerCase(), left = 0, chosen = choices.filter(function (pair) { return pair[1].value; });
      rows.forEach(function (row) {
        if (row.text === null) { row.text = row.node.textContent.toLowerCase(); }
        row.node.hidden = row.text.indexOf(word) < 0 ||
          chosen.some(function (pair) { return !row.keys[pair[0]][pair[1].value]; });
        if (!row.node.hidden) { left += 1; }
      });
      count.textContent = word || chosen.length ? left + " of " + rows.length : "";
    }
    box.addEventListener("input", show);
    place.parentNode.insertBefore(bar, place);
  }

  function label(table) {
    var heads = table.tHead.rows[0].cells, rows = table.tBodies[0].rows;
    if (heads.length >= WIDE || table.tBodies[0].textContent.length / rows.length > STACKED) { table.setAttribute("data-stack", ""); }
    each(rows, function (row) {
      each(row.cells, function (cell, i) { cell.setAttribute("data-label", heads[i] ? heads[i].textContent.trim() : ""); });
    });
  }
  function wrapped(table) { return table.closest(".md-typeset__scrollwrap") || table; }
  function above(table) {
    var node = wrapped(table);
    while (node.previousElementSibling && node.nodeName !== "H2") { node = node.previousElementSibling; }
    return node.nodeName === "H2" ? node : wrapped(table);
  }
  // The fact panel of a page, above its first heading: its order is the field's, and there is nothing in it to look for.
  function isPanel(table) {
    return wrapped(table).parentNode.querySelector("h2") && !wrapped(table).matches("h2 ~ *") &&
      table.closest(".briefing-person, .briefing-weapon, .briefing-location, .briefing-organization, .briefing-article");
  }
  // A panel's line begins with the name of its field, and reads so aloud.
  function name(table) { each(table.tBodies[0].rows, function (row) { row.cells[0].setAttribute("role", "rowheader"); }); }
  var whole = document.querySelector(".briefing-timeline") ? [] : null; // there one filter is for all lanes
  each(document.querySelectorAll(".md-typeset table:not([class])"), function (table) {
    if (!table.tHead || !table.tBodies[0] || !table.tBodies[0].rows.length) { return; }
    if (isPanel(table)) { name(table); return; }
    var rows = table.tBodies[0].rows.length, columns = table.tHead.rows[0].cells.length;
    if (columns >= SHEET) { label(table); }
    if (columns < SHEET) { return; }
    if (whole) { whole.push(table); } else if (rows >= FILTERED) { makeFilterable([table], wrapped(table)); }
    if (rows >= SORTED) { makeSortable(table); }
  });
  if (whole && whole.length) { makeFilterable(whole, above(whole[0])); }
})();
