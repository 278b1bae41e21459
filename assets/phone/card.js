"use strict";
// The card after the reveal: a loop over the parts that the computer sends, in their order. What
// stands on a card, under which label and what is folded is decided there, not here.
(function () {
  var make = phone.make, quiet = phone.quiet;

  // parts: the card; own: the parts that differ for this phone's answer, by kind.
  // late: whether an answer was refused because the vote was closed.
  // headline: whether the verdict is the headline of the screen.
  phone.card = function (parts, own, late, headline) {
    var shown = parts.filter(function (part) { return !own[part.kind]; });
    Object.keys(own).map(function (kind) { return own[kind]; })
      .sort(function (one, other) { return one.place - other.place; })
      .forEach(function (part) { shown.splice(part.place, 0, part); });
    return shown.map(function (part) { return node(part, late, headline); });
  };
  phone.find = function (parts, kind) {
    return parts.filter(function (part) { return part.kind === kind; })[0];
  };

  function node(part, late, headline) {
    switch (part.kind) {
      case "asked":
        return make("div", {}, [source(part), quiet(part.label + " " + part.text)]);
      case "verdict": return verdict(part, late, headline);
      case "right answer":
        return make("p", {}, make("strong", {}, part.label + " " + part.text));
      case "fact":
        return make("h2", { "class": "fact" },
          [make("span", { "class": "unseen" }, part.label + " "), part.text]);
      case "provenance": return quiet(part.text + ".");
      case "claim":
        return make("div", {}, [source(part), quietLabel(part.label, part.text),
          part.correction ? quietLabel("Correction:", part.correction) : null]);
      case "why":
        return make("p", {}, [make("strong", {}, part.label + " "), part.text,
          part.technique ? make("span", { "class": "chip" }, part.technique) : null]);
      case "paragraph": return make("p", {}, part.text);
      case "options": return options(part);
      case "reading": return labelled("strong", part.label, part.text);
      case "passage": return folded(passage(part), part);
      case "picture": return phone.picture(part);
      case "map": return map(part);
    }
    return null;
  }
  function verdict(part, late, headline) {
    var right = part.outcome === "right" ? true : part.outcome === "wrong" ? false : null;
    var kind = right === null ? " none" : right ? " right" : " wrong";
    return make(headline ? "h1" : "div", { "class": "verdict" + kind, tabindex: "-1" }, [
      phone.icon(right),
      make("span", {}, right === null && late ? "Your answer came too late." : part.text)]);
  }
  function source(part) { return part.source ? quiet(part.source) : null; }
  function labelled(tag, label, text) {
    return make("p", {}, [label ? make(tag, {}, label + " ") : null, text]);
  }
  function quietLabel(label, text) {
    return make("p", {}, [make("span", { "class": "label" }, label + " "), text]);
  }

  // No option is shown without its label (spec FB-7).
  function options(part) {
    var box = make("div", { "class": "card" }, part.shown.map(option));
    if (part.folded.length) {
      box.appendChild(make("details", {}, [make("summary", {},
        part.folded.length > 1 ? "The other options" : "The other option")]
        .concat(part.folded.map(option))));
    }
    return box;
  }
  function option(one) {
    return make("div", { "class": "tried" }, [
      make("div", { "class": "label is-wrong" }, [phone.icon(false), one.label]),
      make("div", {}, one.text),
      one.feedback ? make("div", { "class": "quiet" }, one.feedback) : null
    ]);
  }

  function folded(box, part) {
    return part.folded
      ? make("details", {}, [make("summary", {}, "Another passage: " + part.place), box]) : box;
  }
  function passage(part) {
    return make("section", { "class": "card", "aria-label": "Passage" }, [
      part.stance ? make("div", { "class": "chip stance" }, part.stance) : null
    ].concat(part.cautions.map(function (text) { return make("div", { "class": "quiet" }, text); }),
      part.table ? table(part.table) : marked(part.spans), phone.picture(part.picture),
      make("div", { "class": "quiet" }, part.place), whole(part),
      part.note ? make("details", { "class": "quiet" },
        [make("summary", {}, "Note on this passage"), make("div", {}, part.note)]) : null));
  }
  // Drawn by the computer; read as a picture's own language, so nothing in it could run.
  function map(part) {
    var drawn = new DOMParser().parseFromString(
      part.svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '), "image/svg+xml");
    return make("details", {}, [make("summary", {}, part.text),
      document.importNode(drawn.documentElement, true)]);
  }
  // The place in full stands with the whole passage: a small screen has no room for it twice.
  function whole(part) {
    return part.whole.length ? make("details", {}, [make("summary", {}, "Show the whole passage"),
      marked(part.whole), make("div", { "class": "quiet" }, part.full_place)]) : null;
  }
  function marked(spans) {
    return make("div", { "class": "passage" }, spans.map(function (span) {
      return span[1] ? make("mark", {}, span[0]) : span[0];
    }));
  }
  function table(what) {
    var head = make("tr", {}, what.columns.map(function (name) {
      return make("th", { scope: "col" }, name);
    }));
    var lines = what.rows.map(function (row) {
      return make("tr", {}, row.map(function (cell, place) {
        var inside = cell[1] ? make("mark", {}, cell[0]) : cell[0];
        return place ? make("td", {}, inside) : make("th", { scope: "row" }, inside);
      }));
    });
    var frame = make("div",
      { "class": "scroll", tabindex: "0", role: "region", "aria-label": "Rows of the table" },
      make("table", {}, [make("thead", {}, head), make("tbody", {}, lines)]));
    return make("div", {}, [frame, what.left_out
      ? quiet(what.left_out === 1 ? "One more row is in the document."
        : what.left_out + " more rows are in the document.") : null]);
  }
})();
