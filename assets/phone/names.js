"use strict";
// Choosing a name: from the class list, from three that are offered, or by typing one. A class list
// is long, so it is searched. What there is to say stands beside the button, which stays in sight.
(function () {
  var make = phone.make, quiet = phone.quiet, radio = phone.radio;
  var MANY = 8;  // From so many names on they are searched.
  var ALONE = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"
  };

  // What is typed in a hurry finds the name: without accents, case, hyphens and apostrophes.
  function plain(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/[łøđðıßæœþ]/g, function (sign) { return ALONE[sign]; })
      .replace(/['’.,]/g, "").replace(/[\s\-‐]+/g, " ").trim();
  }
  // The beginnings of the words in a name, composed again: a Korean syllable is one sign.
  function initials(name) {
    return plain(name).split(" ").map(function (word) {
      var composed = word.normalize("NFC");
      return String.fromCodePoint(composed.codePointAt(0) || 32).toUpperCase();
    });
  }

  // room: what the computer said of the session; enter: called with the name that was chosen.
  phone.nameForm = function (room, enter) {
    var form, list, back, find = null, letters = null, none, typed = null;
    var chosen = "", letter = "", busy = false;
    var button = make("button", {}, "Go in");
    var problem = make("p", { id: "problem", "class": "error", role: "alert" });
    var byList = room.naming === "roster";

    function ready() {
      // Not really disabled: whoever presses it is told what is missing, and keeps the place.
      var wanting = busy || !(chosen || (typed && typed.value.trim()));
      button.setAttribute("aria-disabled", wanting ? "true" : "false");
    }
    function pick(name) {
      chosen = name;
      if (typed) { typed.value = ""; }
      problem.textContent = "";
      ready();
    }
    function entry(name) { return radio("name", name, name, null, name === chosen, function () { pick(name); }); }
    function narrow() {
      var wanted = find ? plain(find.value) : "", seen = 0;
      [].forEach.call(list.querySelectorAll(".option"), function (one) {
        var name = one.querySelector("input").value;
        var fits = wanted ? (" " + plain(name)).indexOf(" " + wanted) >= 0
          : !letter || initials(name).indexOf(letter) >= 0;
        one.hidden = !fits && name !== chosen;
        seen += fits ? 1 : 0;
      });
      none.hidden = seen > 0 || !room.names.length;
      if (letters) {
        [].forEach.call(letters.children, function (one) {
          one.setAttribute("aria-pressed", one.textContent === letter && !wanted ? "true" : "false");
        });
      }
    }
    function fillLetters() {
      var all = {};
      room.names.forEach(function (name) { initials(name).forEach(function (one) { all[one] = true; }); });
      letters.textContent = "";
      Object.keys(all).sort().forEach(function (one) {
        letters.appendChild(make("button", {
          type: "button", "class": "plain", "aria-pressed": "false", onclick: function () {
            letter = letter === one && !find.value ? "" : one;
            find.value = "";
            narrow();
          }
        }, one));
      });
    }
    function fill() {
      var returning = room.returning || [];
      if (room.names.concat(returning).indexOf(chosen) < 0) { chosen = ""; }
      back.textContent = "";
      back.hidden = !returning.length;
      back.appendChild(make("legend", {}, "Were you here before? Come back as"));
      returning.forEach(function (name) { back.appendChild(entry(name)); });
      if (list) {
        list.textContent = "";
        room.names.forEach(function (name) { list.appendChild(entry(name)); });
        if (letters) { fillLetters(); }
        narrow();
      }
      ready();
    }

    back = make("fieldset", {});
    var parts = [back];
    if (room.naming === "typed") {
      typed = make("input", {
        "class": "field", id: "name", maxlength: "80", autocomplete: "off", spellcheck: "false",
        "aria-describedby": "problem", oninput: function () {
          var before = back.querySelector("input:checked");
          if (before) { before.checked = false; before.parentNode.classList.remove("chosen"); }
          chosen = "";
          ready();
        }
      });
      parts.push(make("label", { "for": "name" }, "Your name in this session"), typed);
    } else {
      list = make("div", { "class": "names" });
      none = make("p", { id: "none", hidden: "hidden", role: "status" },
        "No free name is written like that.");
      var inside = [make("legend", {}, byList ? "Who are you?" : "Choose a name for this session")];
      if (byList && room.names.length >= MANY) {
        find = make("input", {
          "class": "field", id: "find", type: "search", autocomplete: "off", spellcheck: "false",
          enterkeyhint: "done", oninput: function () { letter = ""; narrow(); },
          onkeydown: function (event) {
            if (event.key === "Enter") { event.preventDefault(); find.blur(); }
          }
        });
        letters = make("div", { "class": "initials", role: "group", "aria-label": "First letters" });
        inside.push(make("label", { "for": "find" }, "Find your name"), find, letters);
      }
      inside.push(list, none);
      if (!room.names.length) { inside.push(make("p", {}, "All names are taken. Ask your teacher.")); }
      else if (byList) {
        inside.push(quiet("Is your name not here? Somebody may have taken it, or this phone has " +
          "forgotten you. Your teacher can put that right."));
      }
      parts.push(make("fieldset", {}, inside));
    }
    form = make("form", {
      onsubmit: function (event) {
        event.preventDefault();
        if (busy) { return; }
        var name = chosen || (typed ? typed.value.trim() : "");
        if (!name) {
          problem.textContent = typed ? "Type a name first." : "Choose your name first.";
          if (typed) { typed.focus(); }
          return;
        }
        busy = true;
        problem.textContent = "";
        ready();
        enter(name);
      }
    }, parts.concat([make("div", { "class": "stick" }, [problem, button])]));
    fill();
    return {
      form: form,
      // It did not work: say why where the finger is. The list stays where it was scrolled to.
      tell: function (words, again) {
        busy = false;
        room = again || room;
        fill();
        problem.textContent = words;
      }
    };
  };
})();
