"""The third batch: written after the second had been mended too, and first run when nothing more was."""

from __future__ import annotations

from tests.audit.labelled.case import judgement, pair, sentence

CASES = (
    pair(
        "The carrier ordered 35 jets worth $4.2 billion",
        "Its order for thirty-five jets is valued at 4.2 billion US dollars.",
    ),
    pair("The carrier ordered 35 jets worth $4.2 billion", "It ordered 35 jets for C$4.2 billion."),
    pair("The carrier ordered 35 jets", "The carrier ordered 53 jets.", fires="F01"),
    pair(
        "Rainfall reached 120 mm in 24 hours", "In one day 12 cm of rain fell: 120 millimetres in 24 hours."
    ),
    pair("Rainfall reached 120 mm in 24 hours", "120 cm of rain fell in 24 hours.", fires="F01 F03"),
    pair(
        "The reservoir is 62 percent full", "Only 38 percent of the reservoir is empty, 62 percent is full."
    ),
    pair("The reservoir is 62 percent full", "The reservoir holds 62 million litres.", fires="F01 F03"),
    pair("The tax rises by two percentage points", "The tax goes up 2 percentage points, to 21 percent."),
    pair(
        "The tax rises by two percent", "The tax goes up 2 percentage points, to 21 percent.", fires="F01 F03"
    ),
    pair("Thousands of people fled", "Some 3,000 people fled."),
    pair("Three thousand people fled", "Some 3,000 people fled.", fires="F02"),
    pair("Around three thousand people fled", "Some 3,000 people fled."),
    pair("No more than 40 people may enter", "At most 40 people may enter."),
    pair("No more than 40 people may enter", "40 people may enter.", fires="F02"),
    pair("Almost 90 percent voted yes", "89.4 percent voted yes."),
    pair("Almost 90 percent voted yes", "91 percent voted yes.", fires="F01"),
    pair("More than 90 percent voted yes", "91 percent voted yes."),
    pair("Less than a third voted", "Fewer than a third voted."),
    pair("Less than a third voted", "31 percent voted."),
    pair("Less than a third voted", "35 percent voted.", fires="F01"),
    pair("The ruling came on Tuesday, 14 January 2025", "It ruled on January 14th, 2025."),
    pair(
        "The ruling came on 14 January 2025", "It ruled on January 15th, 2025.", fires="F01", issued="2025-02"
    ),
    pair("The war lasted from 1998 to 2000", "It began in 1998 and ended in 2000."),
    pair("The war lasted from 1998 to 2000", "It began in 1998 and ended in 2001.", fires="F01"),
    pair("The museum, built in the 1920s, burnt", "Built in 1924, the museum burnt."),
    pair("She won 51.2 percent to 48.8 percent", "Sie gewann mit 51,2 zu 48,8 Prozent."),
    pair("The 21st congress has begun", "The twenty-first congress has begun."),
    pair("The 21st congress has begun", "The twentieth congress has begun.", fires="F01"),
    pair("Each family gets 1,000 euros a month", "Jede Familie bekommt 1.000 Euro im Monat."),
    pair("Each family gets 1,000 euros a month", "Jede Familie bekommt 100 Euro im Monat.", fires="F01"),
    pair("A third ship has sunk", "After two others the Anna has sunk as well."),
    pair("Some 1,500 km of road are closed", "Roughly 1,500 kilometres of road are closed."),
    pair("1,500 km of road are closed", "1,500 miles of road are closed.", fires="F01 F03"),
    pair("The talks lasted three hours", "The three-hour talks ended at noon."),
    pair("The talks lasted three hours", "The talks lasted 180 minutes."),
    pair("It holds 450 kg of gold", "It holds 0.45 tonnes of gold."),
    pair("It holds 450 kg of gold", "It holds 450 tonnes of gold.", fires="F01 F03"),
    pair("The bill is 7,5 million kroner", "The bill is 7.5 million kroner."),
    pair("Page 12 of the report shows it", "It is shown on p. 12 of the report."),
    pair("12 reports show it", "It is shown on page 12 of the report.", fires="F01"),
    pair("Losses were $-5 million", "The firm made a profit of $5 million.", fires="F01"),
    pair("This is the first time the club has won", "The club has won, for the first time in its history."),
    pair("This is the first time the club has won", "The club has won again.", fires="F06"),
    pair("It is the biggest deal of the year", "The deal, the year’s largest, was signed."),
    pair("It is the biggest deal of the year", "It is one of the year’s biggest deals.", fires="F06"),
    pair("Such a drought is unprecedented", "Never before has there been such a drought."),
    pair("Only two ships survived", "All but two ships sank: no more than two survived.", fires="F06"),
    pair("The king never spoke", "The king did not speak.", fires="F06"),
    pair("The firm has left the country", "The firm has left the country, two employees said.", fires="F05"),
    pair("The firm has left the country", "The firm confirmed in a statement that it has left.", fires="F05"),
    pair("The firm has left the country", "The firm left the country in March. Its head told nobody."),
    pair("The firm has left the country", "It is understood to have left the country.", fires="F05"),
    pair("The minister told parliament of the loss", "The minister told parliament of the loss."),
    pair("The court claimed jurisdiction", "The court took jurisdiction."),
    sentence("We judge that an escalation is highly unlikely. [[c]]", "highly unlikely", scale="phia"),
    sentence("We judge that an escalation is a realistic possibility. [[c]]", "likely", "H05 H03"),
    sentence("An escalation isn’t very likely. [[c]]", "unlikely"),
    sentence("With low confidence we assess an escalation as improbable. [[c]]", "unlikely", "H02"),
    sentence("Investor confidence is low, and it is unlikely to recover. [[c]]", "unlikely"),
    sentence("The minister put it bluntly: “We have high confidence.” It is likely. [[c]]", "likely", "A02"),
    sentence("Dr. A. Silva et al. had measured 3.5 m at Pier 4 in Sept. 2024. [[c]]"),
    sentence("Nobody knows how many left; officials gave no figure.", fires="A02"),
    sentence("| Nobody | knows how many people really left here |\n|---|---|\n| x | y |"),
    judgement("Prices might fall by May", "H04"),
    judgement("The opposition could not win in May"),
    judgement("The government will, possibly by June, fall", "H04"),
)
