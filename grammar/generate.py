#!/usr/bin/env python3
"""generate.py FOLDER OUT: from AkadLexer.g4 and AkadParser.g4 of FOLDER to

  AkadLexer.g4          that of FOLDER, with the words that only AkadParser.g4 has
  AkadNames.g4          the rule `name`: every word of the language that is not reserved
  AkadDeclarations.inc  the declarations and blocks, as the rules `heading` and `declaration` say
  AkadLabels.inc        the labels of rules, and the rules that are one of several words
  AkadSentences.inc     the examples of AkadParser.g4 and the reserved words of AkadLexer.g4
  AkadWords.dict        words and examples, for who makes up agreements

in OUT. What does not fit together is told with its place, and nothing is written.
"""
import json
import pathlib
import re
import sys

PLACE_OF_WORDS = "// generate.py: all other words, by the alphabet"
mistakes = []


def complain(place, text):
    if f"{place}: {text}" not in mistakes:
        mistakes.append(f"{place}: {text}")


def camel(rule):
    """How ANTLR spells a rule or label in the names of types."""
    return rule[0].upper() + rule[1:]


def struct(rule):
    """How compiler/ast calls what the rule declares: currency_declaration, CurrencyDeclaration."""
    return "".join(camel(word) for word in rule.split("_"))


class Grammar:
    def __init__(self, lexer, parser):
        parser = re.sub(r"//.*", "", parser)
        rules = re.findall(r"^([a-z]\w*)\s*:\s*(.*?)\s*;", parser, re.M | re.S)
        self.rules = {name: " ".join(body.split()) for name, body in rules}
        self.lexer = re.sub(r"//.*", "", lexer)
        self.derived = self.words_beside(set(re.findall(r"\b([A-Z]\w*):", self.lexer)))
        self.words = dict(re.findall(r"\b([A-Z]\w*): '([a-z]+)';", self.lexer)) | self.derived
        self.signs = set(re.findall(r"\b([A-Z]\w*): '[^a-zA-Z]+';", self.lexer))
        self.headings = self.alternatives("heading")
        self.declarations = self.alternatives("declaration")

    def words_beside(self, told):
        """The words of the tokens that AkadLexer.g4 does not tell."""
        words = {}
        for rule, body in self.rules.items():
            for token in set(re.findall(r"\b[A-Z]\w*", body)) - told - {"EOF"}:
                words[token] = token.removesuffix("_WORD").lower()
                if not re.fullmatch("[a-z]+", words[token]):
                    complain(f"AkadParser.g4: {rule}", f"{token} is no word, nor in AkadLexer.g4")
        return dict(sorted(words.items()))

    def alternatives(self, rule):
        """The rules that may stand as this one."""
        alternatives = [each.strip() for each in self.rules[rule].split("|")]
        for each in alternatives:
            if each not in self.rules:
                complain(f"AkadParser.g4: {each}", f"is no rule, but stands in `{rule}`")
        return [each for each in alternatives if each in self.rules]

    def labels(self, rule):
        return re.findall(r"# (\w+)", self.rules[rule])

    def first_words(self, rule):
        """What tells the alternatives of a rule that has nothing but words and signs apart."""
        alternatives = [each.split() for each in self.rules[rule].split("|")]
        fixed = self.words.keys() | self.signs
        firsts = [each[0] for each in alternatives if each and fixed.issuperset(each)]
        return firsts if len(set(firsts)) == len(alternatives) else []

    def is_block(self, rule):
        if self.rules[rule] == f"{rule}_head LBRACE {rule}_line* RBRACE":
            return True
        if "LBRACE" in self.rules[rule]:
            complain(f"AkadParser.g4: {rule}", "a block is a head, `{`, lines and `}`")
        return False

    def blocks(self):
        return [rule for rule in self.headings + self.declarations if self.is_block(rule)]

    def rows(self, block):
        return sorted(set(re.findall(r"(\w+_row)\+", self.rules[f"{block}_line"])))

    def first_word(self, rule):
        return self.rules[f"{rule}_head" if self.is_block(rule) else rule].split()[0]

    def parts(self):
        """The rules with labels that are not the lines of a block."""
        lines = {f"{block}_line" for block in self.blocks()}
        return [rule for rule in self.rules if self.labels(rule) and rule not in lines]


class Sentence:
    """An example; its section is a block, `file` (outside all blocks) or a part of sentences."""

    def __init__(self, place, section, label, text):
        self.place, self.section, self.label = place, section, label
        beginning = re.match(r"\[(.*?)\]", text)
        self.beginning = beginning[1] if beginning else ""
        self.example = text.replace("[", "", 1).replace("]", "", 1) if beginning else text
        self.needs_rows = self.example.endswith(" ...")
        self.example = self.example.removesuffix(" ...")


def section_and_label(grammar, rule, label):
    """Where an example stands that is found before this label of the rule, or before the rule."""
    if label:
        block = rule.removesuffix("_line")
        return (block if block in grammar.blocks() else rule), label
    for block in grammar.blocks():
        if rule == f"{block}_head":
            return "file", block
        if rule in grammar.rows(block):
            return block, rule
    return "file", rule


def read_sentences(grammar, text):
    """The examples, each before what it is one of."""
    sentences, waiting, rule = [], [], ""
    for number, line in enumerate(text.splitlines(), 1):
        if example := re.match(r"\s*///(.*)", line):
            waiting.append((f"AkadParser.g4:{number}", example[1].strip()))
            continue
        begins = re.match(r"([a-z]\w*)\s*(:|$)", line)
        rule = begins[1] if begins else rule
        label = re.search(r"# (\w+)", line)
        if waiting and (begins or label):
            whose = section_and_label(grammar, rule, label and label[1])
            sentences += [Sentence(place, *whose, example) for place, example in waiting]
            waiting = []
    for place, _ in waiting:
        complain(place, "is an example of nothing")
    return sentences


def read_reserved(text):
    """The reserved words with their reasons."""
    reserved = dict(re.findall(r": '([a-z]+)'; */// *(.+)", text))
    if text.count("///") != len(reserved):
        complain("AkadLexer.g4", "`///` stands behind a word that is reserved, with the reason")
    return reserved


def sections_of(grammar):
    """Each section of the examples with the rule that reads each of its labels."""
    outside = ["edition"] + grammar.headings + grammar.declarations
    sections = {"file": {rule: rule for rule in outside}}
    for block in grammar.blocks():
        line = f"{block}_line"
        sections[block] = {label: line for label in grammar.labels(line)}
        sections[block] |= {row: row for row in grammar.rows(block)}
    for part in grammar.parts():
        sections[part] = {label: part for label in grammar.labels(part)}
    return sections


def check(grammar, sections, sentences):
    spelt = set(grammar.words.values())
    for sentence in sentences:
        if sentence.label not in sections.get(sentence.section, {}):
            complain(sentence.place, f"`{sentence.label}` is no sentence and no row of a block")
        for word in sentence.beginning.split():
            if word not in spelt and word != "|":
                complain(sentence.place, f"`{word}` is no word of AkadParser.g4")
    told = {(sentence.section, sentence.label) for sentence in sentences}
    for section, labels in sections.items():
        for label in labels:
            if (section, label) not in told:
                complain(f"AkadParser.g4: {label}", "has no example before it")
    for word in spelt:
        if list(grammar.words.values()).count(word) > 1:
            complain("AkadParser.g4", f"two tokens are the word `{word}`")


def lexer_grammar(grammar, lexer):
    words = "\n".join(f"{token}: '{word}';" for token, word in grammar.derived.items())
    if lexer.count(PLACE_OF_WORDS) != 1:
        complain("AkadLexer.g4", f"says once `{PLACE_OF_WORDS}`")
    return lexer.replace(PLACE_OF_WORDS, words)


def names_grammar(grammar, reserved):
    names = ["WORD", "WEEKDAY"]
    names += [token for token, word in grammar.words.items() if word not in reserved]
    return ("// Written by generate.py: every word of the language but the reserved ones.\n"
            "parser grammar AkadNames;\n\nname\n  : " + "\n  | ".join(names) + "\n  ;\n")


def declarations(grammar):
    lines = []
    for rule in grammar.headings + grammar.declarations:
        kind = "BLOCK" if grammar.is_block(rule) else "PLAIN"
        place = "AKAD_HEADING_" if rule in grammar.headings else "AKAD_"
        lines.append(f"{place}{kind}({rule}, {camel(rule)}, {grammar.first_word(rule)}, "
                     f"{struct(rule)})")
    lines += [f"AKAD_ROW({camel(block)}, {row}, {camel(row)})"
              for block in grammar.blocks() for row in grammar.rows(block)]
    return lines


def alternatives(grammar):
    lines = [f"AKAD_CLAUSE({struct(block)}, {camel(label)})"
             for block in grammar.blocks() for label in grammar.labels(f"{block}_line")]
    for rule in grammar.rules:
        if labels := grammar.labels(rule):
            contexts = [f"Rules::{camel(label)}Context" for label in labels]
            lines.append(f"AKAD_LABELS({camel(rule)}, {', '.join(contexts)})")
        if words := grammar.first_words(rule):
            values = [f"{word} = Rules::{word}" for word in words]
            lines.append(f"AKAD_WORDS({camel(rule)}, {', '.join(values)})")
    return lines


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def completion(sentence, sentences):
    """What makes the example whole."""
    if sentence.example.endswith("{"):
        return " }"
    if not sentence.needs_rows:
        return ""
    return " " + next(row.example for row in sentences
                      if row.section == sentence.section and row.beginning == "|")


def sentence_lines(sections, sentences, reserved):
    lines = []
    for sentence in sentences:
        rule = sections[sentence.section][sentence.label]
        texts = [sentence.beginning, sentence.example, completion(sentence, sentences)]
        kind = "AKAD_PART" if sentence.section == rule else "AKAD_SENTENCE"
        lines.append(f"{kind}({camel(sentence.section)}, {rule}, {camel(rule)}, "
                     f"{camel(sentence.label)}, {', '.join(map(quoted, texts))})")
    lines += [f"AKAD_RESERVED({quoted(word)}, {quoted(reason)})"
              for word, reason in reserved.items()]
    return lines


def escaped(text):
    plain = set(range(0x20, 0x7F)) - set(b'"\\')
    return "".join(chr(byte) if byte in plain else f"\\x{byte:02x}" for byte in text.encode())


def dictionary(grammar, sentences):
    """As libFuzzer reads it."""
    texts = [f" {word} " for word in sorted(grammar.words.values())]
    texts += [f"  {sentence.example}{completion(sentence, sentences)}\n" for sentence in sentences]
    lines = [f'"{escaped(text)}"\n' for text in dict.fromkeys(texts)]
    return "# Written by generate.py.\n" + "".join(lines)


def table_file(lines):
    """Rows of macros; who includes it defines those it asks for, the others are empty."""
    kinds = list(dict.fromkeys(line.partition("(")[0] for line in lines))
    empty = [f"#ifndef {kind}\n#define {kind}(...)\n#endif" for kind in kinds]
    forget = [f"#undef {kind}" for kind in kinds]
    return "\n".join(["// Written by generate.py."] + empty + lines + forget) + "\n"


def write(path, text):
    """Leaves a file that says the same as it is, so that nothing is built again for it."""
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def main():
    folder, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    lexer = (folder / "AkadLexer.g4").read_text()
    parser = (folder / "AkadParser.g4").read_text()
    grammar = Grammar(lexer, parser)
    sentences, reserved = read_sentences(grammar, parser), read_reserved(lexer)
    sections = sections_of(grammar)
    check(grammar, sections, sentences)
    whole_lexer = lexer_grammar(grammar, lexer)
    if mistakes:
        sys.exit("\n".join(mistakes))
    out.mkdir(parents=True, exist_ok=True)
    write(out / "AkadLexer.g4", whole_lexer)
    write(out / "AkadNames.g4", names_grammar(grammar, reserved))
    write(out / "AkadDeclarations.inc", table_file(declarations(grammar)))
    write(out / "AkadLabels.inc", table_file(alternatives(grammar)))
    write(out / "AkadSentences.inc", table_file(sentence_lines(sections, sentences, reserved)))
    write(out / "AkadWords.dict", dictionary(grammar, sentences))


main()
