"use strict";
// What is shown after the reveal, in the order of the desktop's card: verdict, fact, false claim
// with its correction, why it misleads, the options with their labels, the passages.
(function () {
  var make = phone.make, quiet = phone.quiet;

  function rightPlace(card) {
    var found = -1;
    card.options.forEach(function (option, place) { if (option.right) { found = place; } });
    return found;
  }
  phone.isRight = function (card, mine) { return mine ? mine.choice === rightPlace(card) : null; };

  phone.verdictWords = function (right, mine) {
    if (right === null) { return "You did not answer."; }
    var sure = ["", " You guessed.", " You thought so.", " You were certain."];
    return (right ? "Correct." : "Not correct.") + sure[mine.certainty || 0];
  };
  phone.verdict = function (card, mine, late) {
    var right = phone.isRight(card, mine);
    var kind = right === null ? " none" : right ? " right" : " wrong";
    return make("h1", { "class": "verdict" + kind, tabindex: "-1" },
      [phone.icon(right), make("span", {},
        right === null && late ? "Your answer came too late." : phone.verdictWords(right, mine))]);
  };
  phone.fact = function (card) {
    return make("h2", { "class": "fact" },
      [make("span", { "class": "unseen" }, "Fact: "), card.fact]);
  };

  // Everything below the fact. question: {claim, stem}; mine: {choice, certainty} or null.
  phone.cardParts = function (card, mine, question) {
    var parts = [], about = [], falseStem = question.claim && card.statement_is_false;
    var disputed = card.status === "disputed";
    if (card.status === "attributed" && card.attributed_to) { about.push("According to " + card.attributed_to); }
    if (card.as_of) { about.push((about.length ? "as of " : "As of ") + card.as_of); }
    if (about.length) { parts.push(quiet(about.join(", ") + ".")); }
    if (falseStem) {
      parts.push(labelled(card.claim_label, question.stem));
      if (card.correction) { parts.push(labelled("Correction:", card.correction)); }
    } else {
      parts.push(labelled(question.claim ? "True claim:" : "Question:", question.stem));
    }
    if (card.myth) {
      if (!falseStem) { parts.push(labelled(card.claim_label, card.myth.claim)); }
      parts.push(make("p", {}, [make("strong", {}, "Why it misleads. "), card.myth.why_misleading,
        card.myth.technique_words
          ? make("span", { "class": "chip" }, card.myth.technique_words) : null]));
      parts.push(make("p", {}, card.myth.replacement));
    }
    if (card.explanation) { parts.push(make("p", {}, card.explanation)); }
    parts.push(tried(card, mine, question.claim));
    if (card.reading) {
      parts.push(make("p", {}, [
        disputed ? make("strong", {}, "The passages differ. ") : null, card.reading]));
    }
    return parts.concat(passages(card.sources, disputed));
  };
  function labelled(label, text) {
    return make("p", {}, [make("span", { "class": "label" }, label + " "), text]);
  }

  // No option is shown without its label (PEDAGOGY.md 1.3, I6).
  function tried(card, mine, claim) {
    var box = make("div", { "class": "card" }), rest = [], key = rightPlace(card);
    function line(option, label, kind) {
      return make("div", { "class": "tried" }, [
        make("div", { "class": "label " + kind }, [phone.icon(option.right), label]),
        make("div", {}, [claim ? null : make("strong", {}, option.letter + " "), option.text]),
        option.feedback ? make("div", { "class": "quiet" }, option.feedback) : null
      ]);
    }
    if (mine && mine.choice !== key) {
      box.appendChild(line(card.options[mine.choice], "You chose: not correct", "is-wrong"));
    }
    box.appendChild(line(card.options[key],
      mine && mine.choice === key ? "You chose: correct" : "Correct", "is-right"));
    card.options.forEach(function (option, place) {
      if (place !== key && !(mine && mine.choice === place)) {
        rest.push(line(option, "Not correct", "is-wrong"));
      }
    });
    if (rest.length) {
      box.appendChild(make("details", {}, [make("summary", {},
        rest.length > 1 ? "The other options" : "The other option")].concat(rest)));
    }
    return box;
  }

  // Two passages are pushed, where they differ one of each side; more are a tap away.
  function passages(sources, disputed) {
    var first = sources[0], shown = sources.slice(0, 2), parts, rest;
    if (disputed) {
      shown = [first].concat(sources.filter(function (one) {
        return one.stance !== first.stance;
      }).slice(0, 1));
    }
    rest = sources.filter(function (one) { return shown.indexOf(one) < 0; });
    if (rest.length === 1) { shown.push(rest.pop()); }
    parts = shown.map(function (one) { return passage(one, disputed); });
    if (rest.length) {
      parts.push(make("details", {}, [make("summary", {}, rest.length + " more passages")].concat(
        rest.map(function (one) { return passage(one, disputed); }))));
    }
    return parts;
  }
  function passage(source, disputed) {
    var box = make("section", { "class": "card", "aria-label": "Passage" });
    if (disputed) {
      box.appendChild(make("div", { "class": "chip stance" },
        source.stance === "supports" ? "supports the fact" : "speaks against it"));
    }
    if (source.sensitive) {
      box.appendChild(quiet("This passage speaks of violence or death."));
    }
    box.appendChild(source.table ? table(source.table) : marked(source));
    box.appendChild(make("div", { "class": "quiet" },
      source.place + (source.date ? " · " + source.date : "")));
    if (source.unverified) {
      box.appendChild(make("div", { "class": "quiet" }, "Unverified: " + source.unverified));
    }
    if (source.note) {
      box.appendChild(make("details", { "class": "quiet" },
        [make("summary", {}, "Note on this passage"), make("div", {}, source.note)]));
    }
    return box;
  }
  function marked(source) {
    var text = make("div", { "class": "passage" }), at = 0;
    function plain(end) { text.appendChild(document.createTextNode(source.text.slice(at, end))); }
    source.marks.forEach(function (span) {
      plain(span[0]);
      text.appendChild(make("mark", {}, source.text.slice(Math.max(at, span[0]), span[1])));
      at = Math.max(at, span[1]);
    });
    plain(source.text.length);
    return text;
  }
  // The rows that the evidence is in; a phone has no room for the rest of a long table.
  function table(what) {
    var cited = {};
    what.cells.forEach(function (cell) { cited[cell[0] + "|" + cell[1]] = true; });
    function isCited(row, name) { return cited[row[0] + "|" + name]; }
    var rows = what.rows.filter(function (row) {
      return what.columns.some(function (name) { return isCited(row, name); });
    });
    if (!rows.length) { rows = what.rows; }
    var left = what.rows.length - rows.length;
    var head = make("tr", {}, what.columns.map(function (name) {
      return make("th", { scope: "col" }, name);
    }));
    var lines = rows.map(function (row) {
      return make("tr", {}, row.map(function (cell, place) {
        var inside = isCited(row, what.columns[place]) ? make("mark", {}, cell) : cell;
        return place ? make("td", {}, inside) : make("th", { scope: "row" }, inside);
      }));
    });
    var frame = make("div",
      { "class": "scroll", tabindex: "0", role: "region", "aria-label": "Rows of the table" },
      make("table", {}, [make("thead", {}, head), make("tbody", {}, lines)]));
    return make("div", {}, [frame, left > 0
      ? quiet(left === 1 ? "One more row is in the document." : left + " more rows are in the document.")
      : null]);
  }
})();
