// Which way what is owed may turn, and how several such answers are one.
#pragma once

namespace akad::differences {

// What the provider owes, for every log and every instant at which it is asked. More: never less,
// and no miss becomes another verdict. Less: never more, and no other verdict becomes a miss.
enum class Turn { Same, More, Less, Unknown };

// Of what turns both ways at once nothing is known.
constexpr Turn both(Turn a, Turn b) {
  if (a == Turn::Same || a == b) return b;
  return b == Turn::Same ? a : Turn::Unknown;
}

constexpr Turn opposite(Turn turn) {
  switch (turn) {
    case Turn::More: return Turn::Less;
    case Turn::Less: return Turn::More;
    case Turn::Same:
    case Turn::Unknown: break;
  }
  return turn;
}

// What follows of something that turns so, where `if_more` follows of more of it.
constexpr Turn turned(Turn how, Turn if_more) {
  if (how == Turn::Same || if_more == Turn::Same) return Turn::Same;
  if (how == Turn::Unknown) return Turn::Unknown;
  return how == Turn::More ? if_more : opposite(if_more);
}

// `if_more` where the value grew.
template <class T>
Turn as_it_grows(const T& before, const T& after, Turn if_more) {
  if (before == after) return Turn::Same;
  return before < after ? if_more : opposite(if_more);
}

}  // namespace akad::differences
