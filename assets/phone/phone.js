"use strict";
// The phone page. The server sends a whole view after every change, and this renders it: a reload,
// a second tab or a lost message costs nothing. A response is kept here until the server says that
// it is written down, and sent again with the same key until then.
(function () {
  // How long things may take, in milliseconds.
  var REQUEST = 6000, OPENING = 5000, ACK = 4000, PULSE = 12000, POLL = 2500, BANNER = 1500;
  var VERDICTS = {
    "not now": "This question is not open.",
    "too often": "You have changed your answer very often. The last one that was saved counts.",
    "unknown": "The computer did not understand that answer. Choose again.",
    "removed": "The teacher has taken you out of this room."
  };
  var DOORS = {
    "name taken": "Somebody else has that name. Choose another.",
    "looks alike": "Somebody here has a name that looks almost the same. Add a letter, so that nobody mixes you up.",
    "name too long": "That name is too long: 40 characters at most.",
    "name refused": "That name can’t be used here. Choose another.",
    "door locked": "The teacher lets nobody new in just now. Ask, then try again.",
    "full": "The room is full.",
    "removed": "The teacher has taken you out of this room.",
    "not now": "This session is over."
  };
  var make = phone.make, headline = phone.headline, quiet = phone.quiet, radio = phone.radio;
  var main = document.getElementById("main");
  var head = document.getElementById("top");
  var banner = document.getElementById("banner");
  var said = document.getElementById("said");

  // Full-width and small letters, spaces, dashes and stops: the computer reads the rest (tidy_code).
  function tidy(text) {
    return text.normalize("NFKC").toUpperCase().replace(/[\s!-\/:-@\[-\u0060{-~\u3000-\u303f\u2010-\u2015]/g, "");
  }
  function codeInAddress() {
    try { return tidy(decodeURIComponent(location.pathname)); } catch (e) { return ""; }
  }

  var code = codeInAddress();
  var kept = { secret: "", pending: null };
  var view = null, shown = "";
  var draft = { place: "", choice: null, certainty: null, edited: false, key: null };
  var saying = 0;
  var note = { text: "", place: "", phase: "" };
  var reopened = "";
  var reading = { place: 0, open: false };
  var socket = null, tries = 0, over = false, sending = false;
  var retry = 0, polling = 0, missing = 0, pulsing = 0, waiting = 0;
  var home = null, homeWords = "";

  // Keeping

  // Twice: a browser that keeps nothing for pages still keeps this with the tab, so that a reload
  // comes back. Where both fail, the teacher lets the phone come back.
  function store() {
    try { localStorage.setItem("quizapp:" + code, JSON.stringify(kept)); } catch (e) { /* private */ }
    try { history.replaceState({ code: code, kept: kept }, ""); } catch (e) { /* private */ }
  }
  function load() {
    var found = null;
    kept = { secret: "", pending: null };
    try { found = JSON.parse(localStorage.getItem("quizapp:" + code)); } catch (e) { /* none */ }
    if (!found && history.state && history.state.code === code) { found = history.state.kept; }
    if (!found || typeof found !== "object") { return; }
    if (typeof found.secret === "string") { kept.secret = found.secret; }
    if (found.pending && typeof found.pending === "object") { kept.pending = found.pending; }
  }
  function forget() {
    kept = { secret: "", pending: null };
    try { localStorage.removeItem("quizapp:" + code); } catch (e) { /* private */ }
    try { history.replaceState(null, ""); } catch (e) { /* private */ }
  }
  function random() {
    var bytes = new Uint8Array(24), text = "";
    crypto.getRandomValues(bytes);
    for (var i = 0; i < bytes.length; i++) { text += ("0" + bytes[i].toString(16)).slice(-2); }
    return text;
  }

  // Showing

  function show(parts) {
    main.textContent = "";
    parts.forEach(function (part) { if (part) { main.appendChild(part); } });
  }
  function say(text) {
    // What was about to be said is overtaken: a new question must not open with the last one's news.
    clearTimeout(saying);
    said.textContent = "";
    saying = setTimeout(function () { said.textContent = text; }, 100);
  }
  function focusHeadline() {
    var first = main.querySelector("h1");
    window.scrollTo(0, 0);
    if (first) { first.focus({ preventScroll: true }); }
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
    return new Promise(function (done, failed) {
      setTimeout(function () { failed(new Error("no answer in time")); }, REQUEST);
      fetch(path, what).then(function (answer) {
        if (answer.status === 204) { return { status: 204, body: null }; }
        return answer.json().then(function (got) { return { status: answer.status, body: got }; });
      }).then(done, failed);
    });
  }
  function askRoom() { return ask("/api/room?code=" + encodeURIComponent(code)); }
  function problemLine(text) {
    return make("p", { id: "problem", "class": "error", role: "alert" }, text);
  }
  function askCode(problem) {
    head.hidden = true;
    var field = make("input", {
      "class": "field code", id: "code", autocomplete: "off", autocapitalize: "characters",
      spellcheck: "false", maxlength: "12", "aria-describedby": "problem", value: code
    });
    show([
      headline("Which code is on the screen?"),
      make("form", {
        onsubmit: function (event) {
          event.preventDefault();
          code = tidy(field.value);
          load();
          begin();
        }
      }, [make("label", { "for": "code" }, "Code"), field, problemLine(problem),
        make("button", {}, "Go in")])
    ]);
    field.focus();
    field.select();
  }
  function begin() {
    if (!code) { askCode(""); return; }
    if (kept.secret) { here(); connect(); return; }
    askRoom().then(function (answer) {
      if (answer.status === 200) {
        // However it was typed: from here on it is written as the computer writes it.
        if (code !== answer.body.code) { code = answer.body.code; load(); }
        here();
        if (kept.secret) { connect(); } else { askName(answer.body); }
        return;
      }
      var seconds = /\d+/.exec(answer.body.error || "");
      askCode(answer.status === 429
        ? "Too many wrong codes from this phone. Wait " + (seconds || "some") +
          " seconds, then try again."
        : "There is no session with the code " + code + ". Look at the screen again.");
    }).catch(function () {
      head.hidden = true;
      show([headline("The teacher’s computer does not answer."),
        make("p", {}, "Check that this phone is in the same Wi-Fi as the computer."),
        make("button", { type: "button", onclick: begin }, "Try again")]);
      focusHeadline();
    });
  }
  // The address holds the code from now on, so that a reload comes back here.
  function here() {
    if (location.pathname !== "/" + code) { history.replaceState(history.state, "", "/" + code); }
  }
  function sameAsTitle(told) {
    return !told.subject || (told.title + ", ").indexOf(told.subject + ", ") === 0;
  }
  function askName(room) {
    head.hidden = true;
    document.title = room.title;
    var names = phone.nameForm(room, function (name) { enter(name, room.naming, names); });
    show([headline(room.title), sameAsTitle(room) ? null : quiet(room.subject), names.form,
      room.naming === "offered"
        ? make("button", { "class": "plain", type: "button", onclick: begin }, "Other names") : null,
      quiet("Your name stays on the teacher’s computer. Nothing goes to the internet.")]);
    focusHeadline();
  }
  function enter(name, naming, names) {
    // The same secret is sent again when the reply was lost, so nobody comes in twice.
    kept.secret = kept.secret || random();
    store();
    ask("/api/join", { code: code, name: name, secret: kept.secret }).then(function (answer) {
      if (answer.status === 200) { connect(); return; }
      forget();
      var verdict = answer.body.verdict, words = DOORS[verdict] || (answer.status === 429
        ? "Too many people come in at once. Wait a moment, then try again."
        : "That did not work. Try again.");
      if (verdict === "name taken" && naming === "roster") {
        words = "Somebody else has that name: " + name + ". If it is yours, tell your teacher.";
      }
      askRoom().then(function (again) {
        names.tell(words, again.status === 200 ? again.body : null);
      }, function () { names.tell(words, null); });
    }).catch(function () { names.tell("The teacher’s computer did not answer. Try again.", null); });
  }

  // From a large picture one came back to the page's older entry.
  window.addEventListener("popstate", function () { if (kept.secret) { store(); } });

  // The connection: a websocket, and asking now and then where that does not get through.

  function connect() {
    clearTimeout(retry);
    if (socket || over || !kept.secret) { return; }
    var mine;
    try { mine = new WebSocket("ws://" + location.host + "/api/live"); } catch (e) { later(); return; }
    socket = mine;
    var opening = setTimeout(function () { if (socket === mine) { drop(); } }, OPENING);
    mine.onopen = function () { mine.send(JSON.stringify({ secret: kept.secret })); };
    mine.onmessage = function (event) {
      var got;
      clearTimeout(opening);
      try { got = JSON.parse(event.data); } catch (e) { return; }
      tries = 0;
      mine.heard = Date.now();
      clearInterval(polling);
      polling = 0;
      heard();
      pulseLater();
      if (got.ack) { acknowledged(got.ack); }
      if (got.view) { take(got.view); resend(); }
    };
    mine.onclose = function (event) {
      clearTimeout(opening);
      if (socket !== mine) { return; }
      socket = null;
      if (event.code === 4401) { unknown(); return; }
      later();
    };
  }
  function drop() {
    var mine = socket;
    socket = null;
    if (mine) { mine.onmessage = mine.onclose = null; mine.close(); }
    later();
  }
  function later() {
    clearTimeout(pulsing);
    if (view && view.phase === "end") { over = true; heard(); return; }
    tries += 1;
    if (!polling) {
      missed();
      if (tries >= 2) { polling = setInterval(poll, POLL); poll(); }
    }
    clearTimeout(retry);
    retry = setTimeout(connect, Math.min(2500, 250 * Math.pow(2, tries)));
  }
  // The computer does not know this phone (any more): it comes in anew.
  function unknown() {
    clearInterval(polling);
    polling = 0;
    clearTimeout(retry);
    heard();
    forget();
    phone.forgetPictures();
    view = null;
    shown = "";
    begin();
  }
  function heard() {
    clearTimeout(missing);
    missing = 0;
    if (banner.hidden) { return; }
    banner.hidden = true;
    banner.textContent = "";
    if (view && view.phase === "vote") { render(); }
  }
  function missed() {
    if (!missing) { missing = setTimeout(tellMissing, BANNER); }
  }
  function tellMissing() {
    banner.hidden = false;
    banner.textContent = kept.pending
      ? "No connection. Your answer is kept on this phone and sent when the connection is back."
      : "No connection. This page comes back by itself.";
    if (view && !view.me.removed && view.phase === "vote") { render(); }
  }
  function state() { return ask("/api/state" + (view ? "?seq=" + view.seq : "")); }
  function poll() {
    state().then(function (answer) {
      if (!polling) { return; }
      if (answer.status === 401) { unknown(); return; }
      heard();
      if (answer.status === 200) { take(answer.body); }
      resend();
      if (view && view.phase === "end") {
        clearInterval(polling);
        polling = 0;
        clearTimeout(retry);
        over = true;
      }
    }).catch(missed);
  }
  // A phone that slept or left the Wi-Fi is not told that its websocket is dead: it must ask.
  function pulseLater() {
    clearTimeout(pulsing);
    pulsing = setTimeout(pulse, PULSE * (0.8 + 0.4 * Math.random()));
  }
  function pulse() {
    var mine = socket, asked = Date.now();
    if (!mine) { tries = 0; connect(); return; }
    if (mine.readyState !== 1) { return; }
    pulseLater();
    state().then(function (answer) {
      if (socket !== mine) { return; }
      heard();
      if (answer.status === 200 && take(answer.body)) {
        // There is news. The websocket must bring it too, or it is dead.
        setTimeout(function () { if (socket === mine && mine.heard < asked) { drop(); } }, 2000);
      }
    }).catch(function () { if (socket === mine) { drop(); } });
  }
  function wake() { if (kept.secret && view && !over) { pulse(); } }
  document.addEventListener("visibilitychange", function () { if (!document.hidden) { wake(); } });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { wake(); } });
  window.addEventListener("online", wake);
  window.addEventListener("offline", wake);

  // Responding

  function isHere(one) {
    return !!view && view.phase !== "end" &&
      one.question === view.number - 1 && one.round === view.round;
  }
  function pendingHere() { return !!kept.pending && isHere(kept.pending); }
  function respond() {
    if (draft.choice === null || !view || view.phase !== "vote" || pendingHere()) { return; }
    kept.pending = {
      key: random().slice(0, 24), question: view.number - 1, round: view.round,
      choice: draft.choice, certainty: draft.certainty
    };
    draft.edited = false;
    note.text = "";
    store();
    if (!banner.hidden) { tellMissing(); }
    render();
    resend();
  }
  function resend() {
    var pending = kept.pending;
    if (!pending) { return; }
    clearTimeout(waiting);
    waiting = setTimeout(sendPlainly, ACK);
    if (!socket || socket.readyState !== 1) { sendPlainly(); }
    else if (socket.sent !== pending.key) {
      // A connection sends each response once; after a new connection it is sent once more.
      socket.sent = pending.key;
      socket.send(JSON.stringify({ vote: pending }));
    }
  }
  function sendPlainly() {
    var pending = kept.pending;
    if (!pending || sending) { return; }
    sending = true;
    ask("/api/vote", pending).then(function (answer) {
      sending = false;
      if (answer.status === 401) { unknown(); return; }
      heard();
      if (answer.status === 200) {
        acknowledged({ key: pending.key, verdict: answer.body.verdict });
        if (answer.body.view) { take(answer.body.view); }
      } else if (answer.status === 400) {
        acknowledged({ key: pending.key, verdict: "unknown" });
      }
    }).catch(function () {
      sending = false;
      missed();
      if (socket) { drop(); }
    });
  }
  function acknowledged(ack) {
    var one = kept.pending;
    if (!one || one.key !== ack.key) { return; }
    kept.pending = null;
    clearTimeout(waiting);
    store();
    var fine = ack.verdict === "done" || ack.verdict === "again";
    note.place = view ? view.number + "/" + view.round : "";
    note.phase = view ? view.phase : "";
    note.text = fine ? "" : ack.verdict === "late" ? lateWords(one) : VERDICTS[ack.verdict] || "";
    if (!fine && isHere(one)) { draft.choice = null; draft.key = null; adopt(); }
    say(fine ? "Your answer is saved." : note.text);
    render();
  }
  function lateWords(one) {
    if (!isHere(one)) {
      return "Your answer to question " + (one.question + 1) +
        " arrived after its vote had closed, so it is not counted.";
    }
    return "The vote had closed before your answer arrived. " + (view.mine
      ? "What you chose before that counts." : "It is not counted.");
  }

  // Rendering

  function take(next) {
    if (view && next.seq < view.seq) { return false; }
    var old = view;
    view = next;
    if (old && next.phase === "vote" && (old.phase === "closed" || old.phase === "discuss") &&
        old.number === next.number && old.round === next.round) {
      reopened = next.number + "/" + next.round;
      note.text = "";  // What was said of the bell is no longer so.
    }
    if (old && shape(old) === shape(next)) { return false; }
    adopt();
    render();
    return true;
  }
  // Other people's votes move the count on; what this phone shows stays as it is.
  function shape(one) { return JSON.stringify(Object.assign({}, one, { seq: 0, now: 0 })); }
  function adopt() {
    var place = view.number + "/" + view.round, key = view.mine ? view.mine.key : null;
    if (place !== draft.place) {
      draft = { place: place, choice: null, certainty: null, edited: false, key: null };
    }
    if (key !== draft.key) {  // after a reload, or chosen in another tab
      draft.key = key;
      if (key && !draft.edited && !pendingHere()) { fill(view.mine); }
    }
    if (draft.choice === null && pendingHere()) { fill(kept.pending); }
  }
  function fill(from) {
    draft.choice = from.choice;
    draft.certainty = from.certainty;
  }
  var screens = {
    lobby: lobby, vote: vote, closed: closed, discuss: discuss, reveal: reveal, explain: reveal,
    end: result, removed: removed
  };
  function render() {
    if (!view) { return; }
    var phase = view.me.removed ? "removed" : view.phase === "explain" ? "reveal" : view.phase;
    var place = phase + " " + view.number + "/" + view.round;
    var isNew = place !== shown;
    if (note.place !== view.number + "/" + view.round) { note.text = ""; }
    if (isNew) { phone.forgetPictures(); }
    header();
    document.title = view.title;
    keepFocus(function () { show(screens[phase]()); });
    // A changed screen is read from its beginning; a changed part leaves the reader where it was.
    if (isNew) {
      shown = place;
      focusHeadline();
      say(phase === "reveal" ? "Fact: " + phone.find(view.card, "fact").text : "");
      if (phase === "end") { keepHome(10); }
    }
  }
  function header() {
    head.hidden = false;
    head.textContent = "";
    var asking = view.number > 0 && view.phase !== "end";
    if (asking ? view.subject : !sameAsTitle(view)) {
      head.appendChild(make("span", { "class": "subject" }, [
        make("span", { "class": "unseen" }, "Subject: "), view.subject]));
    }
    if (asking) {
      head.appendChild(make("span", {}, view.number + " of " + view.of));
      head.appendChild(make("progress", {
        max: view.of, value: view.number,
        "aria-label": "Question " + view.number + " of " + view.of
      }));
    } else {
      head.appendChild(make("span", { "class": "title" }, view.title));
    }
    head.appendChild(make("span", { "class": "who" }, view.me.name));
  }
  // Rendering makes new elements; whoever was on one is put on the one that came in its place.
  function keepFocus(change) {
    var active = document.activeElement, name = active && active.name, value = active && active.value;
    var within = active && main.contains(active);
    change();
    if (!within) { return; }
    if (name) {
      [].forEach.call(main.querySelectorAll("input"), function (one) {
        if (one.name === name && one.value === value) { one.focus({ preventScroll: true }); }
      });
    }
    if (!main.contains(document.activeElement)) {
      var next = document.getElementById("status") || main.querySelector("h1");
      if (next) { next.focus({ preventScroll: true }); }
    }
  }
  function noteLine() { return note.text ? make("p", { "class": "note" }, note.text) : null; }
  function stem() {
    var question = view.question;
    return [question.source_line ? quiet(question.source_line) : null,
      question.claim ? quiet("Claim to judge") : null, headline(question.stem)];
  }
  function smallStem() {
    var question = view.question;
    return make("div", { "class": "card" }, [
      question.source_line ? quiet(question.source_line) : null,
      make("p", {}, [make("span", { "class": "label" },
        question.claim ? "Claim to judge: " : "Question: "), question.stem]), picture()]);
  }
  function picture() { return phone.picture(view.question.picture); }
  // What is read before the question. Open while it is short; how the reader left it stays.
  function readFirst() {
    var parts = view.question.read_first;
    if (!parts) { return null; }
    var place = view.number, long = parts.some(function (part) { return !!part.table; }) ||
      JSON.stringify(parts).length > 900;
    if (reading.place !== place) { reading = { place: place, open: !long }; }
    var box = make("details", { "class": "card", id: "read" },
      [make("summary", {}, make("strong", {}, "Read first"))].concat(
        phone.card(parts, {}, false, false)));
    box.open = reading.open;
    box.addEventListener("toggle", function () {
      if (box.isConnected) { reading = { place: place, open: box.open }; }
    });
    return box;
  }
  // How a choice is called in a sentence: True and False need no letter before them.
  function called(place) {
    return view.question.claim ? view.question.options[place] : view.question.letters[place];
  }

  function lobby() {
    return [headline("You are in, " + view.me.name + "."),
      make("p", {}, "The first question comes when everybody is here."),
      quiet("You can put the phone down. If it goes dark, just open this page again.")];
  }
  function removed() {
    return [headline("You are not in this room any more."),
      make("p", {}, "The teacher has taken you out. Ask if that was a mistake: " +
        "you can be let back in, with your answers.")];
  }
  function vote() {
    var button = make("button", { id: "send" });
    var status = make("p", { id: "status", tabindex: "-1" });
    var sure = make("fieldset", {},
      make("legend", {}, "How sure are you? You may leave it out."));
    function refresh() {
      var mine = view.mine, busy = pendingHere();
      var isSaved = !busy && !!mine && mine.choice === draft.choice &&
        (mine.certainty || null) === (draft.certainty || null);
      button.textContent = busy ? (banner.hidden ? "Saving …" : "Waiting for the connection …") : mine ? "Change my answer" : "Send my answer";
      button.disabled = draft.choice === null || busy;
      button.hidden = isSaved;
      status.className = isSaved ? "saved" : "";
      status.textContent = isSaved ? "Saved. You can change it until the vote is closed."
        : mine && !busy ? "You have changed it, but not sent it. Saved: " + called(mine.choice) + "."
          : "";
      sure.hidden = !view.ask_certainty || draft.choice === null;
    }
    function edited() {
      draft.edited = true;
      refresh();
    }
    var options = make("fieldset", {}, [make("legend", {}, stem()), picture()]);
    view.question.options.forEach(function (text, place) {
      options.appendChild(
        radio("option", place, text, view.question.letters[place], draft.choice === place, function () {
          draft.choice = place;
          edited();
        }));
    });
    var row = make("div", { "class": "sure" });
    phone.SURE.forEach(function (word, place) {
      row.appendChild(radio("sure", place, word, null, draft.certainty === place + 1, function () {
        draft.certainty = place + 1;
        edited();
      }));
    });
    sure.appendChild(row);
    refresh();
    var second = view.round === 2 ? quiet("Second vote, after talking." +
      (view.before ? " Before, you chose " + called(view.before.choice) + "." : "")) : null;
    var again = reopened === view.number + "/" + view.round
      ? make("p", { "class": "note" }, "The vote is open again. " + (view.mine
        ? "You can still change your answer." : "Send your answer.")) : null;
    return [noteLine(), again, second, readFirst(), make("form", {
      onsubmit: function (event) {
        event.preventDefault();
        respond();
      }
    }, [options, sure, make("div", { "class": "foot" }, [button, status])])];
  }
  function ownLine() {
    var mine = view.mine;
    if (mine) {
      return make("p", {}, ["You chose ", make("strong", {}, called(mine.choice)),
        (view.question.claim ? "" : ": " + view.question.options[mine.choice]) +
        (mine.certainty ? " (" + phone.SURE[mine.certainty - 1] + ")" : "")]);
    }
    if (pendingHere()) { return make("p", {}, "Your answer has not arrived yet."); }
    if (note.text) { return null; }
    return make("p", {}, view.before
      ? "You did not vote a second time. Your first vote counts: " + called(view.before.choice) + "."
      : "You did not answer this one.");
  }
  function closed() {
    return [headline("The vote is closed."), make("p", {}, "Look at the screen in the room."),
      smallStem(), ownLine(), noteLine()];
  }
  function discuss() {
    var options = make("ul", { "class": "plainlist" });
    view.question.options.forEach(function (text, place) {
      options.appendChild(make("li", {}, [
        make("span", { "class": "letter", "aria-hidden": "true" }, view.question.letters[place]),
        make("span", { "class": "words" }, text)]));
    });
    return [headline("Talk with your neighbours."),
      make("p", {}, "Which answer do you think is right, and why? You vote again after that."),
      readFirst(), smallStem(), options, ownLine(), noteLine()];
  }
  function reveal() {
    var nodes = phone.card(view.card, view.own_parts, !!note.text, true);
    nodes.splice(view.card.indexOf(phone.find(view.card, "verdict")) + 1, 0, noteLine());
    return nodes.concat(
      make("p", { "class": "wait" }, "Wait for the next question. Your answers are saved."));
  }

  // The end

  function result() {
    var own = view.result, missed = own.questions.filter(function (one) { return !one.right; });
    if (!own.questions.length) {
      return [headline("The session is over."), quiet("You can close this page.")];
    }
    var parts = [headline(own.of ? own.right + " of " + own.of + " right"
        : "You did not answer.", own.of ? "score" : ""),
      own.of && own.unanswered ? quiet(own.unanswered + " not answered") : null,
      note.phase === "end" ? noteLine() : null,
      make("button", { type: "button", onclick: takeHome }, "Save this to take home"),
      make("p", { id: "status", tabindex: "-1" }, homeWords),
      make("p", {}, missed.length
        ? "Worth another look. Try to say each fact in your own words."
        : "Nothing was missed. Well done.")];
    missed.forEach(function (one) {
      // The fact is the title of what is folded: it need not be said again inside.
      var inside = one.card.filter(function (part) { return part.kind !== "fact"; });
      parts.push(make("details", { "class": "card" },
        [make("summary", {}, make("strong", {}, one.fact)), quiet("Question " + one.number + ".")]
          .concat(phone.card(inside, {}, false, false))));
    });
    return parts.concat([
      quiet("The session is over. You can close this page when you have saved what you want.")]);
  }
  // Fetched at once: the teacher's computer may be gone when the button is pressed.
  function keepHome(times) {
    if (home) { return; }
    fetch("/api/home", { headers: { Authorization: "Bearer " + kept.secret } }).then(function (answer) {
      if (!answer.ok) { throw new Error("refused"); }
      return answer.blob();
    }).then(function (blob) { home = blob; }).catch(function () {
      if (times > 0) { setTimeout(function () { keepHome(times - 1); }, 2000); }
    });
  }
  function takeHome() {
    if (!home) {
      keepHome(0);
      tellHome("It is not here yet. Wait a moment, then press again.");
      return;
    }
    var link = make("a", { href: URL.createObjectURL(home), download: "quiz-result.html" });
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    tellHome("Saved with your downloads as quiz-result.html.");
  }
  function tellHome(words) {
    homeWords = words;
    document.getElementById("status").textContent = words;
    say(words);
  }

  load();
  begin();
})();
