"""Abbreviations, whose full stop does not end a sentence, and the words that may begin one after them.

English first, with the German ones that a reader of German sources meets. In lower case, without the stop.
"""

from __future__ import annotations

_NEVER_LAST = """
    mr mrs ms messrs mme mlle dr prof gen sen rep gov lt col capt cpt cmdr cdr maj sgt adm brig rev hon
    pres supt vs cf eg ie viz approx eds trans repr resp incl excl hr fr frl dipl ing bzw vgl evtl ggf
    inkl zzgl sog sra srta sres ee
"""
_BEFORE_NUMBERS = """
    no nos nr vol vols p pp pg ch chap sec sect art arts para paras fig figs tab eq app abs s bd kap
    ziff rn ca c abschn anm aufl jg hg env av núm pág págs
"""
_MAYBE_LAST = """
    al ed st ft est etc esq hrs mins secs bn mn mio mrd tsd sq cu mi str plc dept univ assn llc corp
    bros blvd mm med habil jur uu
"""
#: Only when written with a capital: otherwise they are words ("sat", "mar", "max").
_CAPITALISED = """
    inc ltd co jr sr ba ma mt ave rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed
    thu thur thurs fri sat sun okt dez mrz
"""
_BEGINNERS = """
    the a an this that these those it its he his she her they their we our i you your in on at by for
    from to with as and but or if when while after before since until although however there here what
    who how why where which no not some many most all both each every few several one two three such
    then now so yet still also even once despite during under over between among according meanwhile
    moreover furthermore nevertheless instead later earlier today yesterday nobody nothing officials
    analysts critics experts other others another because whether der die das den dem ein eine einer er
    sie es wir ich im in am an auf bei mit nach von zu doch aber und dies diese dieser dieses wenn als
    da damit dort hier jedoch zudem auch sein seine ihr ihre laut seit bis für
"""
_SPEECH = (
    "said says say asked asks told tells wrote writes added adds replied argued claimed sagte sagt fragte"
)

NEVER_LAST = frozenset(_NEVER_LAST.split())
BEFORE_NUMBERS = frozenset(_BEFORE_NUMBERS.split())
MAYBE_LAST = frozenset(_MAYBE_LAST.split())
CAPITALISED = frozenset(_CAPITALISED.split())
BEGINNERS = frozenset(_BEGINNERS.split())
SPEECH = frozenset(_SPEECH.split())
