"""Changes to a case that break its rules, and changes that nearly do."""

from __future__ import annotations

from tests.check.breaking.parts import Broken, Kept

TOY = "datasets/cases/toy-library.yaml"
ASKED = "days: 1\n        effects:\n          change: {trust_ama: 1, work: 1}"
ALONE = "text: Kit plays alone in the morning group."
BOTH = (
    "    strengths: [She comes every week.]   # both columns, or neither\n"
    "    worries: [She is often tired.]\n"
)
FRIEND = "met: {var: kit_play, at_least: 3}"
NEEDS = (
    f"{FRIEND}\n  - id: ama_box\n    about: ama\n    text: Toys that can be carried home.\n"
    "    met: {flag: wagon}"
)
QUIET = "when: {var: kit_play, at_most: 1}"
REASON = "reason: It helps Kit, and Ama knows."
SEEN = "when: {flag: kit_seen}\n    text"
SPEAK = "- id: speak\n"
TWO = "when: {appointments: all, at_least: 2}"
WAGON = "when: {knows: heavy_box}\n        effects: {up:"
FACED = "when: {not: {chose: first_word.fine}}"
NUMBERS = "The numbers are a teaching device."

BROKEN: Broken = {
    "case-goes-on-for-every-role": [
        (
            TOY,
            SPEAK,
            f"{SPEAK}        when: {{flag: wagon}}\n",
            "can come to 'tell_lead' and have nothing to choose",
        ),
    ],
    "case-decision-is-met-in-every-role": [
        (TOY, FACED, "when: {var: trust_ama, at_least: 10}", "nobody came to 'last_week'"),
        (
            TOY,
            "    further:                # more questions",
            "    next: last_week\n    further:                # more questions",
            "library, nursery never came to 'who_sees_kit'",
        ),
    ],
    "case-has-nothing-out-of-reach": [
        (TOY, SEEN, "when: {var: day, at_most: 1}\n    text", "'seen' was never told"),
        (TOY, FRIEND, "met: {var: kit_play, at_least: 9}", "'kit_friend' was never met"),
        (TOY, TWO, TWO.replace("2", "20"), "the rule 'two_letters' never fired"),
        (
            TOY,
            WAGON,
            WAGON.replace("knows: heavy_box", "var: trust_ama, at_least: 10"),
            "'wagon' could never be chosen",
        ),
    ],
    "case-measure-stays-in-its-range": [
        (TOY, "{trust_ama: -2, work: -1}", "{trust_ama: -12, work: -1}", "-12 does not fit"),
        (TOY, "put: {work: 2}", "put: {work: 11}", "11 does not fit"),
    ],
    "case-option-does-not-win-on-every-count": [
        (
            TOY,
            ASKED,
            "effects:\n          change: {trust_ama: 1, work: -2}",
            "'ask_ama' is better than every other option",
        ),
    ],
    "case-needs-more-than-one-agency": [
        (TOY, NEEDS, "met: {var: day, at_least: 1}", "'nursery' meets every need"),
    ],
    "case-escalation-is-open-from-everywhere": [
        (TOY, "repeat: when_it_returns", "repeat: never", "does not lead to a decision each time"),
        (TOY, QUIET, "when: {role: [nursery]}", "depends on role"),
        (TOY, "        stays: true", "        days: 1", "'write' is weak, and leads out"),
    ],
    "case-option-says-why": [(TOY, REASON, "reason: Good.", "'Good.' is not a reason")],
    "case-law-is-dated": [
        (TOY, REASON, "reason: Article 6 allows it, and Ama knows.", "'Article 6' is law"),
        (
            TOY,
            "reason: A child who causes",
            "reason: The Children Act 1989 says so. A child who causes",
            "'Children Act 1989' is law",
        ),
    ],
    "case-gives-nobody-a-gender": [
        (TOY, ALONE, "text: Kit plays alone with his car.", "'his' in a sentence about Kit"),
        (TOY, ALONE, "text: Kit's dad comes late.", "'dad' in a sentence about Kit"),
        (TOY, ALONE, "text: Kit waves. Then he leaves.", "'he' in a sentence about Kit"),
        (
            TOY,
            ALONE,
            'text: You write "the car". Kit has his own.',
            "'his' in a sentence about Kit",
        ),
        (
            TOY,
            ALONE,
            'text: You write "his". Kit took his car.',
            "'his' in a sentence about",
        ),
    ],
    "case-fills-both-columns": [
        (TOY, "    worries: [She is often tired.]\n", "", "'Ama' has no worries"),
    ],
    "case-says-that-its-numbers-measure-nobody": [
        (TOY, NUMBERS, "The numbers come from practice.", "does not say what the numbers are"),
    ],
    "case-tag-is-in-its-framework": [
        (TOY, "item: consultation,", "item: consulting,", "'arnstein' has no item 'consulting'"),
        (TOY, "framework: arnstein,", "framework: ladder,", "there is no framework 'ladder'"),
    ],
}

KEPT: Kept = {
    "case-goes-on-for-every-role": [
        (TOY, SPEAK, f"{SPEAK}        when: {{role: [nursery, library]}}\n"),
    ],
    "case-decision-is-met-in-every-role": [(TOY, FACED, "when: {role: [library]}")],
    "case-has-nothing-out-of-reach": [(TOY, FRIEND, FRIEND.replace("3", "2"))],
    "case-measure-stays-in-its-range": [(TOY, "put: {work: 2}", "put: {work: 10}")],
    # Better for Ama and for the staff, and it takes a day.
    "case-option-does-not-win-on-every-count": [(TOY, ASKED, ASKED.replace("work: 1", "work: -2"))],
    "case-needs-more-than-one-agency": [
        (TOY, "met: {flag: wagon}", "met: {planned: lend_wagon}"),
    ],
    "case-escalation-is-open-from-everywhere": [
        (TOY, QUIET, "when: {any: [{var: kit_play, at_most: 1}, {flag: wagon}]}"),
    ],
    "case-option-says-why": [(TOY, REASON, "reason: It helps Kit. Ama has been told.")],
    # This option names a statement of law.
    "case-law-is-dated": [
        (TOY, "reason: The reason is found out first,", "reason: Article 6 helps,")
    ],
    "case-gives-nobody-a-gender": [
        (TOY, ALONE, "text: Ama says that Kit knows her songs."),
        (TOY, ALONE, 'text: You hear the words "Kit and his car".'),
        (TOY, ALONE, "text: Kit sings. Ama waves. Then she leaves."),
        (TOY, ALONE, 'text: Kit sings. "He is loud", you hear.'),
        # What people in the case take to be so is there to be found out.
        (
            TOY,
            f"{ALONE}\n    about: [kit]\n    standing: given",
            "text: Kit has his own room.\n    about: [kit]\n    standing: assumed",
        ),
    ],
    "case-fills-both-columns": [(TOY, BOTH, "")],
    "case-says-that-its-numbers-measure-nobody": [
        (TOY, NUMBERS, "Numbers here are no more than a teaching device."),
    ],
    "case-tag-is-in-its-framework": [
        (TOY, "framework: arnstein, item: consultation", "framework: lgp_lifecycle, item: failing"),
    ],
}
