#include "compiler/driver/shapes.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/names.h"

namespace akad::driver {
namespace {

template <class Line>
void take(std::vector<Line>& own, const std::vector<Line>& shape) {
  if (own.empty()) own = shape;
}

bool declares(const ast::Log& log, const std::string& name) {
  const auto has = [&](const auto& members) {
    return std::any_of(members.begin(), members.end(),
                       [&](const auto& member) { return member.name.text == name; });
  };
  return has(log.events) || has(log.signals) || has(log.windows);
}

template <class Member>
void take_members(const ast::Log& log, std::vector<Member>& own, const std::vector<Member>& shape) {
  std::vector<Member> all;
  for (const Member& member : shape) {
    if (!declares(log, member.name.text)) all.push_back(member);
  }
  all.insert(all.end(), own.begin(), own.end());
  own = std::move(all);
}

// Names every part of a log: one more does not compile until it is known what a shape gives of it.
void take_lines(ast::Log& log, const ast::Log& shape) {
  const ast::Log own = log;
  auto& [name, its_shape, clause, times, elements, also_elements, same, time, id, subject,
         subject_also, single_subject, groups, received, sequence, events, signals, windows,
         not_yet, accepted, broken, span] = log;
  static_cast<void>(name);
  static_cast<void>(its_shape);
  static_cast<void>(accepted);  // each accepts what is found in its own text
  static_cast<void>(span);
  take(clause, shape.clause);
  take(times, shape.times);
  if (elements.empty()) take(also_elements, shape.also_elements);
  take(elements, shape.elements);
  take(same, shape.same);
  take(time, shape.time);
  take(id, shape.id);
  if (subject.empty() && single_subject.empty() && groups.empty()) {
    subject = shape.subject;
    subject_also = shape.subject_also;
    single_subject = shape.single_subject;
    groups = shape.groups;
  }
  take(received, shape.received);
  take(sequence, shape.sequence);
  take_members(own, events, shape.events);
  take_members(own, signals, shape.signals);
  take_members(own, windows, shape.windows);
  take(not_yet, shape.not_yet);
  broken = broken || shape.broken;
}

std::vector<const ast::Log*> logs_of(const ast::File& file) {
  std::vector<const ast::Log*> logs;
  for (const ast::Declaration& declaration : file.declarations) {
    if (const auto* log = std::get_if<ast::Log>(&declaration)) logs.push_back(log);
  }
  return logs;
}

// A library that is used and not there was reported.
bool is_used(const ast::File& agreement, const std::string& library) {
  return std::any_of(agreement.declarations.begin(), agreement.declarations.end(),
                     [&](const ast::Declaration& declaration) {
                       const auto* use = std::get_if<ast::Use>(&declaration);
                       return use != nullptr && !use->path.empty() &&
                              use->path.back().text == library;
                     });
}

void report_library(Sink& sink, const ast::Name& library) {
  add_to(sink,
         diagnose(Code::AK0201, library.span, worded("no library is used as `{}`", library.text))
             .with_label("not known here")
             .with_help(fmt::format("write above: use {}", library.text)));
}

void report_shape(Sink& sink, const Library& library, const ast::Name& name) {
  if (library.file.broken) return;
  std::vector<std::string> names;
  for (const ast::Log* log : logs_of(library.file)) names.push_back(log->name.text);
  add_to(sink, diagnose(Code::AK0201, name.span,
                        worded("the library `{}` has no log `{}`", library.name, name.text))
                   .with_label("not known there")
                   .with_steps(scope::suggestions(name, names)));
}

}  // namespace

void take_shapes(ast::File& agreement, const Libraries& libraries, Sink& sink) {
  for (ast::Declaration& declaration : agreement.declarations) {
    auto* log = std::get_if<ast::Log>(&declaration);
    if (log == nullptr || !log->shape) continue;
    const ast::ShapeName& wanted = *log->shape;
    const auto library = std::find_if(libraries.begin(), libraries.end(), [&](const Library& row) {
      return row.name == wanted.library.text;
    });
    if (library == libraries.end()) {
      if (!is_used(agreement, wanted.library.text)) report_library(sink, wanted.library);
      log->broken = true;
      continue;
    }
    const std::vector<const ast::Log*> logs = logs_of(library->file);
    const auto shape = std::find_if(logs.begin(), logs.end(), [&](const ast::Log* row) {
      return row->name.text == wanted.name.text;
    });
    if (shape == logs.end()) {
      report_shape(sink, *library, wanted.name);
      log->broken = true;
    } else {
      take_lines(*log, **shape);
    }
  }
}

}  // namespace akad::driver
