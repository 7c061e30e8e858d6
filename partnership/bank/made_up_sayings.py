"""What the made-up people of ``made_up_ratings`` give as the reason for a mark.

By issue, by whether the mark is high (3 or 4), and by the grade of what stands behind it:
0 nothing, 1 a general statement, 2 one event with a date, 3 a count with a total.
"""

from __future__ import annotations

MONTHS = ("January", "February", "March", "May", "June", "September", "October", "November")

_FEELINGS = ("It just feels like that.", "That is my impression.", "I would put it there.")

SAYINGS: dict[tuple[str, bool, int], tuple[str, ...]] = {
    ("hearing", True, 0): _FEELINGS,
    ("hearing", True, 1): (
        "We are a very open group.",
        "Anybody can always speak.",
        "I have never known anyone to be cut off.",
    ),
    ("hearing", True, 2): (
        "In {month} a childminder disagreed with the plan and was given the floor.",
        "In {month} we stayed half an hour longer so that two parents could finish.",
        "In {month} the chair asked each of us in turn before the vote.",
        "In {month} a paper was put off because a small charity had not been able to read it.",
    ),
    ("hearing", True, 3): (
        "In {done} of our last {count} meetings every sector spoke. I keep the list.",
        "I went through the minutes: {done} of {count} items have a view from outside the council.",
    ),
    ("hearing", False, 1): (
        "Some people talk and the rest of us listen.",
        "It depends on who you are.",
        "The same three voices, mostly.",
    ),
    ("hearing", False, 2): (
        "In {month} I had my hand up until the item was closed.",
        "In {month} the papers came at the meeting, so only those who wrote them could speak.",
        "In {month} we were thanked for our views after the decision.",
    ),
    ("hearing", False, 3): (
        "I counted: {done} of {count} items had anyone but officers speaking.",
        "Parents are down as speaking on {done} of {count} items.",
    ),
    ("action", True, 0): _FEELINGS,
    ("action", True, 1): (
        "We are always very responsive.",
        "We get things done here.",
        "Everybody pulls their weight.",
    ),
    ("action", True, 2): (
        "In {month} we agreed to move the clinic, and it has moved.",
        "In {month} we said that the list of places would be out in a month, and it was.",
        "In {month} the crossing was promised. It is there now.",
        "In {month} training was agreed, and forty people have had it.",
    ),
    ("action", True, 3): (
        "Of {count} actions in the last six sets of minutes {done} are done.",
        "The action list has {count} lines, and {done} of them have been signed off.",
    ),
    ("action", False, 1): (
        "A lot of talk and not much else.",
        "Things get agreed and then nobody owns them.",
        "You have to be on the inside to know what became of it.",
    ),
    ("action", False, 2): (
        "In {month} we agreed to publish the list of places. I have not seen it.",
        "In {month} the same action was carried over for the fourth time.",
        "In {month} we were told that the money had gone on something else.",
        "In {month} I asked what had become of the minibus. Nobody knew.",
    ),
    ("action", False, 3): (
        "Of {count} actions in the last six sets of minutes {done} are done.",
        "I went through the list: {done} out of {count} are closed, and some have vanished.",
    ),
    ("challenge", True, 0): _FEELINGS,
    ("challenge", True, 1): (
        "My door is always open.",
        "We welcome criticism.",
        "There is an address that people can write to.",
    ),
    ("challenge", True, 2): (
        "In {month} a parent told us that the form was an insult. We changed it.",
        "In {month} a nursery said that our figures were wrong, and they were.",
        "In {month} the charity stopped a plan of ours, rightly.",
        "In {month} I said that we had it the wrong way round, and was thanked.",
    ),
    ("challenge", True, 3): (
        "Of {count} complaints {done} had an answer in a month, with what we changed.",
        "The log has {count} challenges, and {done} led to some change.",
    ),
    ("challenge", False, 1): (
        "You can say it once.",
        "It is made clear who pays whom.",
        "Nobody says it in the room. They say it in the car park.",
    ),
    ("challenge", False, 2): (
        "In {month} I said that the figures were wrong. It was not minuted.",
        "In {month} two parents objected. They have not been asked back.",
        "In {month} I wrote to the address, and I am still waiting.",
        "In {month} the item that I had asked for was taken off the agenda.",
    ),
    ("challenge", False, 3): (
        "Of {count} letters from parents {done} were answered. I asked for the file.",
        "We raised {count} points on the plan, and {done} were mentioned again.",
    ),
    ("sharing", True, 0): _FEELINGS,
    ("sharing", True, 1): (
        "Information flows freely.",
        "We all know what we need to know.",
        "We have excellent links.",
    ),
    ("sharing", True, 2): (
        "In {month} the clinic's numbers reached us before the plan was written.",
        "In {month} we agreed one form, and families fill it in once.",
        "In {month} health told us of the new estate a year before it opened.",
        "In {month} I had the list of empty places on the day that I asked.",
    ),
    ("sharing", True, 3): (
        "We asked for figures {count} times, and {done} times had them within a month.",
        "Of {count} shared forms this year {done} were complete. I look after them.",
    ),
    ("sharing", False, 1): (
        "You find things out by accident.",
        "Everyone guards their own figures.",
        "It goes up and it does not come down.",
    ),
    ("sharing", False, 2): (
        "In {month} we planned places for an estate that had been cancelled. Housing knew.",
        "In {month} the data were refused, and nobody could say under which rule.",
        "In {month} three of us wrote to the same families about the same thing.",
    ),
    ("sharing", False, 3): (
        "We asked for figures {count} times, and {done} times had an answer.",
        "Of {count} changes of address {done} reached us.",
    ),
    ("families", True, 0): _FEELINGS,
    ("families", True, 1): (
        "Families are at the heart of all that we do.",
        "We consult widely.",
        "Parents are very happy with us.",
    ),
    ("families", True, 2): (
        "In {month} parents chose the hours of the new session, against our advice.",
        "In {month} the parents' forum wrote the second aim of the plan.",
        "In {month} a father pointed out what the leaflet left out. It is in there now.",
    ),
    ("families", True, 3): (
        "Of {count} aims in the plan {done} began with something that parents had told us.",
        "We put {count} drafts to parents this year, and {done} were changed because of them.",
    ),
    ("families", False, 1): (
        "They are told, not asked.",
        "There is a survey. I could not tell you what happens to it.",
        "It is the same two parents every time.",
    ),
    ("families", False, 2): (
        "In {month} the plan was printed before the parents' meeting.",
        "In {month} parents asked for evenings, and got a second morning.",
        "In {month} a grandmother left the meeting in tears. Nobody has rung her.",
        "In {month} we asked forty families. The answers are in a box.",
    ),
    ("families", False, 3): (
        "Of {count} things that parents asked for {done} are in the plan.",
        "Parents came to {done} of {count} meetings. The rest were at times when they work.",
    ),
}
