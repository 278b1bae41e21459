"use strict";
// The phone page. The server sends a whole view after every change, and this renders it: a reload,
// a second tab or a lost message costs nothing. A response is kept here until the server says that
// it is written down, and sent again with the same key until then.
(function () {
  var SURE = ["guess", "think so", "certain"];
  var VERDICTS = {
    "late": "The vote had closed before your answer arrived, so it is not counted.",
    "not now": "This question is not open.",
    "too often": "You have changed your answer very often. The last one stands.",
    "unknown": "The computer did not understand that answer.",
    "removed": "The teacher has taken you out of this room."
  };
  var DOORS = {
    "name taken": "Somebody else has that name. Choose another.",
    "name refused": "That name can't be used here. Choose another.",
    "door locked": "The teacher lets nobody new in just now. Ask, then try again.",
    "full": "The room is full.",
    "removed": "The teacher has taken you out of this room.",
    "not now": "This session is over."
  };
  var main = document.getElementById("main");
  var top_ = document.getElementById("top");
  var banner = document.getElementById("banner");
  var said = document.getElementById("said");

  var code = location.pathname.replace(/^\//, "").toUpperCase();
  var kept = { secret: "", pending: null };
  var view = null;
  var draft = { place: "", choice: null, certainty: null, note: "", saved: false };
  var socket = null, tries = 0, timer = 0, polling = 0, lost = 0, over = "", homeFile = null;
  var shownPlace = "";

  // Keeping

  function store() {
    try { localStorage.setItem("quizapp:" + code, JSON.stringify(kept)); } catch (e) { /* private */ }
  }
  function load() {
    kept = { secret: "", pending: null };
    try {
      var found = JSON.parse(localStorage.getItem("quizapp:" + code) || "{}");
      if (typeof found.secret === "string") { kept.secret = found.secret; }
      if (found.pending && typeof found.pending === "object") { kept.pending = found.pending; }
    } catch (e) { /* what cannot be read is not there */ }
  }
  function forget() {
    kept = { secret: "", pending: null };
    try { localStorage.removeItem("quizapp:" + code); } catch (e) { /* private */ }
  }
  function random() {
    var bytes = new Uint8Array(24), text = "";
    crypto.getRandomValues(bytes);
    for (var i = 0; i < bytes.length; i++) { text += ("0" + bytes[i].toString(16)).slice(-2); }
    return text;
  }

  // Making elements: text only, never markup

  function make(tag, what, inside) {
    var one = document.createElement(tag);
    Object.keys(what || {}).forEach(function (name) {
      if (name === "class") { one.className = what[name]; }
      else if (name.slice(0, 2) === "on") { one.addEventListener(name.slice(2), what[name]); }
      else if (what[name] !== null && what[name] !== false) { one.setAttribute(name, what[name]); }
    });
    [].concat(inside === undefined ? [] : inside).forEach(function (part) {
      if (part !== null && part !== undefined && part !== "") {
        one.appendChild(typeof part === "object" ? part : document.createTextNode(String(part)));
      }
    });
    return one;
  }
  function show(parts) {
    main.textContent = "";
    parts.forEach(function (part) { if (part) { main.appendChild(part); } });
  }
  function headline(text, extra) { return make("h1", { tabindex: "-1", "class": extra || "" }, text); }
  function say(text) { said.textContent = ""; setTimeout(function () { said.textContent = text; }, 50); }
  function icon(right) {
    var ns = "http://www.w3.org/2000/svg", svg = document.createElementNS(ns, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    var circle = document.createElementNS(ns, "circle"), path = document.createElementNS(ns, "path");
    circle.setAttribute("cx", 12); circle.setAttribute("cy", 12); circle.setAttribute("r", 10);
    path.setAttribute("d", right === null ? "M7 12h10" : right ? "M7 12.5l3.5 3.5L17 9" : "M8 8l8 8M16 8l-8 8");
    svg.appendChild(circle); svg.appendChild(path);
    return svg;
  }

  // Coming in

  function ask(path, body) {
    var what = { cache: "no-store", headers: {} };
    if (kept.secret) { what.headers.Authorization = "Bearer " + kept.secret; }
    if (body) {
      what.method = "POST";
      what.headers["Content-Type"] = "application/json";
      what.body = JSON.stringify(body);
    }
    return fetch(path, what).then(function (answer) {
      if (answer.status === 204) { return { status: 204, body: null }; }
      return answer.json().then(function (got) { return { status: answer.status, body: got }; });
    });
  }
  function askCode(problem) {
    top_.hidden = true;
    var field = make("input", {
      "class": "field", id: "code", autocomplete: "off", autocapitalize: "characters",
      spellcheck: "false", maxlength: "8", "aria-describedby": "problem", value: code
    });
    show([
      headline("Which code is on the screen?"),
      make("p", { id: "problem", "class": "error", role: "alert" }, problem || ""),
      make("form", {
        onsubmit: function (event) {
          event.preventDefault();
          code = field.value.trim().toUpperCase();
          load();
          begin();
        }
      }, [make("label", { "for": "code" }, "Code"), field, make("button", {}, "Go in")])
    ]);
    field.focus();
  }
  function begin() {
    if (!code) { askCode(""); return; }
    if (kept.secret) { connect(); return; }
    ask("/api/room?code=" + encodeURIComponent(code)).then(function (answer) {
      if (answer.status === 200) { askName(answer.body, ""); return; }
      askCode(answer.status === 429
        ? "Too many wrong codes from this phone. Wait a little: " + answer.body.error + "."
        : "There is no session with this code. Look at the screen again.");
    }).catch(function () {
      show([headline("The teacher’s computer does not answer."),
        make("p", {}, "Check that this phone is in the same Wi-Fi as the computer."),
        make("button", { onclick: begin }, "Try again")]);
    });
  }
  function askName(room, problem) {
    top_.hidden = true;
    var chosen = "", field = null, button = make("button", { disabled: "" }, "Go in");
    var parts = [headline(room.title)];
    var choices = make("div", {});
    if (room.naming === "typed") {
      field = make("input", {
        "class": "field", id: "name", maxlength: "24", autocomplete: "off", spellcheck: "false",
        oninput: function () { button.disabled = !field.value.trim(); }
      });
      choices.appendChild(make("label", { "for": "name" }, "Your name in this session"));
      choices.appendChild(field);
    } else {
      var set = make("fieldset", {}, make("legend", {},
        room.naming === "roster" ? "Who are you?" : "Choose a name for this session"));
      room.names.forEach(function (name) {
        set.appendChild(radio("name", name, null, false, function (label) {
          chosen = name;
          mark(set, label);
          button.disabled = false;
        }));
      });
      if (!room.names.length) { set.appendChild(make("p", {}, "All names are taken. Ask your teacher.")); }
      choices.appendChild(set);
    }
    parts.push(make("p", { "class": "error", role: "alert" }, problem));
    parts.push(make("form", {
      onsubmit: function (event) {
        event.preventDefault();
        button.disabled = true;
        enter(field ? field.value : chosen, room);
      }
    }, [choices, button]));
    if (room.naming === "offered") {
      parts.push(make("button", { "class": "plain", type: "button", onclick: begin }, "Other names"));
    }
    parts.push(make("p", { "class": "quiet" },
      "Your name stays on the teacher’s computer. Nothing goes to the internet."));
    show(parts);
    focusHeadline();
  }
  function enter(name, room) {
    // The same secret is sent again when the answer was lost, so nobody comes in twice.
    kept.secret = kept.secret || random();
    store();
    ask("/api/join", { code: code, name: name, secret: kept.secret }).then(function (answer) {
      if (answer.status === 200) { connect(); return; }
      forget();
      var words = DOORS[answer.body.verdict] ||
        (answer.status === 429 ? "Too many people come in at once. Wait a moment, then try again."
          : "That did not work. Try again.");
      ask("/api/room?code=" + encodeURIComponent(code)).then(function (again) {
        askName(again.status === 200 ? again.body : room, words);
      }, function () { askName(room, words); });
    }).catch(function () { askName(room, "No connection. Try again."); });
  }

  // The connection

  function connect() {
    clearTimeout(timer);
    if (socket || over) { return; }
    var mine;
    try { mine = new WebSocket("ws://" + location.host + "/api/live"); } catch (e) { later(); return; }
    socket = mine;
    var opening = setTimeout(function () { mine.close(); }, 5000);
    mine.onopen = function () { clearTimeout(opening); mine.send(JSON.stringify({ secret: kept.secret })); };
    mine.onmessage = function (event) {
      var got;
      try { got = JSON.parse(event.data); } catch (e) { return; }
      tries = 0;
      stopPolling();
      online(true);
      if (got.view) { take(got.view); resend(); }
      if (got.ack) { acknowledged(got.ack); }
    };
    mine.onclose = function (event) {
      clearTimeout(opening);
      if (socket !== mine) { return; }
      socket = null;
      if (event.code === 4401) { forget(); view = null; begin(); return; }
      if (view && view.phase === "end") { over = "over"; online(true); return; }
      later();
    };
  }
  function later() {
    tries += 1;
    if (tries >= 3) { startPolling(); }
    if (!lost) { lost = setTimeout(function () { online(false); }, 1500); }
    timer = setTimeout(connect, Math.min(2000, 250 * Math.pow(2, Math.min(tries, 4))));
  }
  function online(good) {
    if (good) { clearTimeout(lost); lost = 0; }
    banner.hidden = good;
    banner.textContent = good ? "" : kept.pending
      ? "No connection. Your answer is kept on this phone and sent as soon as it is back."
      : "No connection. This page comes back by itself.";
  }
  function startPolling() {
    if (!polling) { polling = setInterval(poll, 2500); poll(); }
  }
  function stopPolling() { clearInterval(polling); polling = 0; }
  function poll() {
    ask("/api/state" + (view ? "?seq=" + view.seq : "")).then(function (answer) {
      if (answer.status === 401) { stopPolling(); forget(); view = null; begin(); return; }
      online(true);
      if (answer.status === 200) { take(answer.body); }
      resend();
    }).catch(function () { if (!lost) { online(false); } });
  }
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden && kept.secret && !over) { tries = 0; clearTimeout(timer); connect(); }
  });
  window.addEventListener("online", function () { if (kept.secret) { tries = 0; connect(); } });

  // Responding

  function respond() {
    if (draft.choice === null || !view) { return; }
    kept.pending = {
      key: random().slice(0, 24), question: view.number - 1, round: view.round,
      choice: draft.choice, certainty: draft.certainty
    };
    draft.note = "";
    store();
    render();
    resend(true);
  }
  function resend(now) {
    if (!kept.pending) { return; }
    if (socket && socket.readyState === 1) {
      // A connection sends each response once; after a new connection it is sent once more.
      if (socket.sent !== kept.pending.key) {
        socket.sent = kept.pending.key;
        socket.send(JSON.stringify({ vote: kept.pending }));
      }
    } else if (now || polling) {
      var pending = kept.pending;
      ask("/api/vote", pending).then(function (answer) {
        if (answer.status !== 200) { return; }
        acknowledged({ key: pending.key, verdict: answer.body.verdict });
        if (answer.body.view) { take(answer.body.view); }
      }).catch(function () { /* it is kept, and sent again */ });
    }
  }
  function acknowledged(ack) {
    if (!kept.pending || kept.pending.key !== ack.key) { return; }
    kept.pending = null;
    store();
    var fine = ack.verdict === "done" || ack.verdict === "again";
    draft.saved = fine;
    draft.note = fine ? "" : VERDICTS[ack.verdict] || "";
    say(fine ? "Your answer is saved." : draft.note);
    render();
  }

  // Rendering

  function take(next) {
    if (view && next.seq < view.seq) { return; }
    view = next;
    var place = view.number + "/" + view.round;
    if (place !== draft.place) {
      draft = { place: place, choice: null, certainty: null, note: draft.note, saved: false };
      if (!(view.phase === "vote")) { /* a note on a late answer stays until the next question */ }
      else { draft.note = ""; }
    }
    if (view.mine && draft.choice === null) {
      draft.choice = view.mine.choice;
      draft.certainty = view.mine.certainty;
      draft.saved = true;
    }
    if (kept.pending && draft.choice === null &&
        kept.pending.question === view.number - 1 && kept.pending.round === view.round) {
      draft.choice = kept.pending.choice;
      draft.certainty = kept.pending.certainty;
    }
    render();
  }
  function render() {
    if (!view) { return; }
    header();
    var phase = view.me.removed ? "removed" : view.phase;
    ({ lobby: lobby, vote: vote, closed: closed, discuss: discuss, reveal: card, explain: card,
       end: result, removed: removed })[phase]();
    var place = phase + "/" + view.number + "/" + view.round;
    // A changed screen is read from its beginning; a changed count leaves the reader where it was.
    if ((phase === "explain" ? "reveal" + place.slice(7) : place) !== shownPlace) {
      shownPlace = phase === "explain" ? "reveal" + place.slice(7) : place;
      window.scrollTo(0, 0);
      focusHeadline();
    }
  }
  function focusHeadline() {
    var first = main.querySelector("h1");
    if (first) { first.focus({ preventScroll: true }); }
  }
  function header() {
    top_.hidden = false;
    top_.textContent = "";
    if (view.number > 0 && view.phase !== "end") {
      top_.appendChild(make("span", {}, view.number + " of " + view.of));
      top_.appendChild(make("progress", {
        max: view.of, value: view.number, "aria-label": "Question " + view.number + " of " + view.of
      }));
    } else {
      top_.appendChild(make("span", { "class": "title" }, view.title));
    }
    top_.appendChild(make("span", {}, view.me.name));
  }
  function lobby() {
    show([headline("You are in, " + view.me.name + "."),
      make("p", {}, "The first question comes when everybody is here."),
      make("p", { "class": "quiet" }, "You can put the phone down. If it goes dark, just open this page again.")]);
  }
  function removed() {
    show([headline("You are not in this room any more."),
      make("p", {}, "The teacher has taken you out. Ask if that was a mistake: you can be let back in, with your answers.")]);
  }
  function radio(name, text, letter, checked, chosen) {
    var input = make("input", { type: "radio", name: name, value: text });
    var label = make("label", { "class": "option" + (checked ? " chosen" : "") },
      [input, letter ? make("span", { "class": "letter", "aria-hidden": "true" }, letter) : null, make("span", {}, text)]);
    input.checked = !!checked;
    input.addEventListener("change", function () { chosen(label); });
    return label;
  }
  function mark(set, label) {
    [].forEach.call(set.querySelectorAll(".option"), function (one) { one.classList.toggle("chosen", one === label); });
  }
  function stemOf() {
    var question = view.question;
    return [question.claim ? make("p", { "class": "quiet" }, "Claim to judge") : null, headline(question.stem)];
  }
  function vote() {
    var waiting = kept.pending && kept.pending.question === view.number - 1 && kept.pending.round === view.round;
    var isSaved = view.mine && view.mine.choice === draft.choice && (view.mine.certainty || null) === (draft.certainty || null);
    var button = make("button", { type: "button", id: "send", onclick: respond });
    var status = make("p", { "class": "quiet", id: "status" });
    var sure = make("fieldset", {}, make("legend", {}, "How sure are you? (You may leave it out.)"));
    function refresh() {
      isSaved = view.mine && view.mine.choice === draft.choice && (view.mine.certainty || null) === (draft.certainty || null);
      button.textContent = waiting ? "Saving …" : view.mine ? "Change my answer" : "Send my answer";
      button.disabled = draft.choice === null || !!waiting || !!isSaved;
      button.hidden = !!isSaved;
      status.textContent = draft.note ||
        (isSaved ? "Saved. You can change it until the vote is closed." : waiting ? "" : "");
      sure.hidden = !view.ask_certainty || draft.choice === null;
    }
    var options = make("fieldset", {}, make("legend", { "class": "unseen" }, view.question.stem));
    view.question.options.forEach(function (text, place) {
      options.appendChild(radio("option", text, view.question.letters[place], draft.choice === place, function (label) {
        draft.choice = place;
        mark(options, label);
        refresh();
      }));
    });
    var row = make("div", { "class": "sure" });
    SURE.forEach(function (word, place) {
      row.appendChild(radio("sure", word, null, draft.certainty === place + 1, function (label) {
        draft.certainty = place + 1;
        mark(row, label);
        refresh();
      }));
    });
    sure.appendChild(row);
    refresh();
    var parts = stemOf();
    if (view.round === 2) {
      parts.push(make("p", { "class": "quiet" }, "Second vote, after talking. " + before()));
    }
    keepFocus(function () { show(parts.concat([options, sure, button, status])); });
  }
  function keepFocus(change) {
    var active = document.activeElement, name = active && active.name, value = active && active.value;
    change();
    if (!name) { return; }
    [].forEach.call(main.querySelectorAll("input"), function (one) {
      if (one.name === name && one.value === value) { one.focus({ preventScroll: true }); }
    });
  }
  function before() {
    return view.before ? "Before you chose " + view.question.letters[view.before.choice] + "." : "";
  }
  function ownLine() {
    if (!view.mine) {
      return make("p", {}, draft.note || (kept.pending ? "Your answer has not arrived yet." : "You did not answer this one."));
    }
    return make("p", {}, "You chose " + view.question.letters[view.mine.choice] + ": " +
      view.question.options[view.mine.choice] +
      (view.mine.certainty ? " (" + SURE[view.mine.certainty - 1] + ")." : "."));
  }
  function closed() {
    show(stemOf().concat([ownLine(), draft.note && view.mine ? make("p", {}, draft.note) : null,
      make("p", { "class": "wait" }, "The vote is closed. Look at the screen.")]));
  }
  function discuss() {
    show(stemOf().concat([ownLine(),
      make("p", {}, "Talk with your neighbours: which answer do you think is right, and why? You vote again after that.")]));
  }
  function card() {
    var parts = [verdict(view.mine || view.before, rightPlace(view.card), view.question)];
    show(parts.concat(cardParts(view.card, view.mine || view.before, view.question),
      [make("p", { "class": "wait" }, "Wait for the next question. Your answers are saved.")]));
  }
  function rightPlace(one) {
    var found = -1;
    one.options.forEach(function (option, place) { if (option.right) { found = place; } });
    return found;
  }
  function verdict(mine, key) {
    var right = mine ? mine.choice === key : null;
    var words = right === null ? "You did not answer." : right ? "Correct." : "Not correct.";
    if (mine && mine.certainty === 3) { words += " You were certain."; }
    say(words + " Fact: " + (view.card ? view.card.fact : ""));
    return make("p", { "class": "verdict" + (right === null ? "" : right ? " right" : " wrong") }, [icon(right), words]);
  }
  function cardParts(one, mine, question) {
    var parts = [make("h1", { tabindex: "-1", "class": "fact" }, one.fact)];
    var about = [];
    if (one.attributed_to) { about.push("According to " + one.attributed_to); }
    if (one.as_of) { about.push("as of " + one.as_of); }
    if (about.length) { parts.push(make("p", { "class": "quiet" }, about.join(", ") + ".")); }
    if (question.claim) {
      parts.push(make("p", { "class": "quiet" }, one.statement_is_false
        ? [one.claim_label + " ", question.stem] : ["True claim: ", question.stem]));
      if (one.statement_is_false && one.correction) { parts.push(make("p", {}, [make("strong", {}, "Correction. "), one.correction])); }
    } else {
      parts.push(make("p", { "class": "quiet" }, question.stem));
    }
    if (one.myth) {
      if (!(question.claim && one.statement_is_false)) {
        parts.push(make("p", { "class": "quiet" }, one.claim_label + " " + one.myth.claim));
      }
      parts.push(make("p", {}, [make("strong", {}, "Why it misleads. "), one.myth.why_misleading]));
      if (one.myth.technique_words || one.myth.technique) {
        parts.push(make("p", {}, make("span", { "class": "chip" }, one.myth.technique_words || one.myth.technique)));
      }
      parts.push(make("p", {}, one.myth.replacement));
    } else if (one.explanation) {
      parts.push(make("p", {}, one.explanation));
    }
    parts.push(tried(one, mine));
    if (one.reading) {
      parts.push(make("p", {}, [make("strong", {}, "The documents differ. "), one.reading]));
    }
    one.sources.forEach(function (source) { parts.push(passage(source)); });
    return parts;
  }
  function tried(one, mine) {
    var box = make("div", { "class": "card" }), rest = [], key = rightPlace(one);
    function line(option, label, kind) {
      return make("div", { "class": "tried" }, [
        make("strong", { "class": kind }, label + " " + option.letter + ": "), option.text,
        option.feedback ? make("div", { "class": "quiet" }, option.feedback) : null]);
    }
    if (mine && mine.choice !== key) { box.appendChild(line(one.options[mine.choice], "You chose (not correct)", "is-wrong")); }
    box.appendChild(line(one.options[key], mine && mine.choice === key ? "You chose (correct)" : "Correct", "is-right"));
    one.options.forEach(function (option, place) {
      if (place !== key && !(mine && mine.choice === place)) { rest.push(line(option, "Not correct", "is-wrong")); }
    });
    if (rest.length) { box.appendChild(make("details", {}, [make("summary", {}, "The other options")].concat(rest))); }
    return box;
  }
  function passage(source) {
    var text = make("div", { "class": "passage" }), at = 0;
    source.marks.forEach(function (span) {
      text.appendChild(document.createTextNode(source.text.slice(at, span[0])));
      text.appendChild(make("mark", {}, source.text.slice(span[0], span[1])));
      at = Math.max(at, span[1]);
    });
    text.appendChild(document.createTextNode(source.text.slice(at)));
    var box = make("section", { "class": "card", "aria-label": "Passage" },
      source.table ? table(source.table) : text);
    var place = source.place + (source.date ? ", " + source.date : "");
    box.appendChild(make("div", { "class": "quiet" }, place));
    if (source.unverified) { box.appendChild(make("div", { "class": "quiet" }, "Unverified: " + source.unverified)); }
    if (source.note) {
      box.appendChild(make("details", {}, [make("summary", { "class": "quiet" }, "Note"), make("div", { "class": "quiet" }, source.note)]));
    }
    return box;
  }
  function table(what) {
    var cited = {};
    what.cells.forEach(function (cell) { cited[cell[0] + "|" + cell[1]] = true; });
    var head = make("tr", {}, what.columns.map(function (name) { return make("th", { scope: "col" }, name); }));
    var rows = what.rows.filter(function (row) {
      return what.columns.some(function (name) { return cited[row[0] + "|" + name]; });
    });
    if (!rows.length) { rows = what.rows; }
    return make("div", { "class": "scroll", tabindex: "0", role: "region", "aria-label": "Rows of the table" },
      make("table", {}, [make("thead", {}, head), make("tbody", {}, rows.map(function (row) {
        return make("tr", {}, row.map(function (cell, place) {
          var inside = cited[row[0] + "|" + what.columns[place]] ? make("mark", {}, cell) : cell;
          return place ? make("td", {}, inside) : make("th", { scope: "row" }, inside);
        }));
      }))]));
  }
  function result() {
    var own = view.result, missed = own.questions.filter(function (one) { return !one.right; });
    var parts = [headline(own.right + " of " + own.of + " right"),
      make("p", {}, missed.length ? "These are worth another look:" : own.of ? "Nothing was missed. Well done." : "The session is over.")];
    missed.forEach(function (one) {
      var question = { claim: one.claim, stem: one.stem };
      parts.push(make("details", { "class": "card" }, [make("summary", {}, make("strong", {}, one.card.fact))].concat(
        cardParts(one.card, one.mine, question).slice(1))));
    });
    if (own.of) {
      parts.push(make("button", { type: "button", onclick: takeHome }, "Save this to take home"));
      parts.push(make("p", { "class": "quiet" }, "The session is over. You can close this page when you have saved what you want."));
      fetchHome();
    }
    show(parts);
  }
  function fetchHome() {
    // Fetched at once: the teacher's computer may be gone when the button is pressed.
    if (homeFile) { return; }
    fetch("/api/home", { headers: { Authorization: "Bearer " + kept.secret } }).then(function (answer) {
      return answer.ok ? answer.blob() : null;
    }).then(function (blob) { homeFile = homeFile || blob; }).catch(function () { /* tried again */ });
  }
  function takeHome() {
    if (!homeFile) { fetchHome(); say("One moment, then press again."); return; }
    var link = make("a", { href: URL.createObjectURL(homeFile), download: "quiz-result.html" });
    document.body.appendChild(link);
    link.click();
    link.remove();
  }

  load();
  begin();
})();
