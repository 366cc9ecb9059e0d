//! Choosing a numbering style, putting all numbers in order, and hands off.

use super::{check, check_laws, down, everything, indent, open, open_text, remove, split, up};
use crate::{Command, Outcome, Session};
use gangmu::edit::commands::StyleChoice;
use gangmu::edit::{EditError, Intent};
use gangmu::outline::{LevelStyle, NodeId, Regime, Style};

const MIXED: &str = "题目\n一、甲\n(一)子\n1、壹\n2、贰\n（二）丑\n1、叁\n①天\n二．乙\n(一)寅\n";

fn part(session: &Session) -> NodeId {
    session.parts()[0].id
}

fn style(forms: &[(&str, Regime)]) -> Style {
    let level = |(form, regime): &(&str, Regime)| LevelStyle {
        form: (*form).to_owned(),
        regime: *regime,
    };
    Style {
        levels: forms.iter().map(level).collect(),
        lead: String::new(),
    }
}

/// One command on the first part; what comes of it, and its undo and redo.
#[track_caller]
fn on_part(before: &str, command: impl FnOnce(NodeId) -> Command, after: &str) -> Session {
    let mut session = open_text(before);
    let original = everything(session.outline());
    let part = part(&session);
    let done = session.dispatch(command(part), 10.0);
    assert!(matches!(done, Outcome::Done { .. }), "{done:?}");
    assert_eq!(session.outline().write(), after);
    check_laws(&session);
    let made = everything(session.outline());
    session.dispatch(Command::Undo, 20.0);
    assert_eq!(everything(session.outline()), original, "undone");
    session.dispatch(Command::Redo, 30.0);
    assert_eq!(everything(session.outline()), made, "made again");
    session
}

fn official(part: NodeId) -> Command {
    let style = StyleChoice::Official;
    Command::SetScheme { part, style }
}

#[test]
fn the_official_style() {
    let mut session = on_part(
        MIXED,
        official,
        "题目\n一、甲\n（一）子\n1.壹\n2.贰\n（二）丑\n1.叁\n①天\n二、乙\n（一）寅\n",
    );
    // It holds from then on.
    let last = session.parts()[0].children[2].clone();
    session.dispatch(Command::Indent(vec![last.id]), 40.0);
    assert_eq!(
        session.outline().write(),
        "题目\n一、甲\n（一）子\n1.壹\n2.贰\n（二）丑\n1.叁\n①天\n（三）乙\n1.寅\n"
    );
}

#[test]
fn back_to_the_style_of_the_text() {
    let uniform = "一、甲\n(一)子\n1、壹\n(二)丑\n二、乙\n(三)寅\n(四)卯\n三、丙\n(五)辰\n";
    let mut session = on_part(
        uniform,
        official,
        "一、甲\n（一）子\n1.壹\n（二）丑\n二、乙\n（一）寅\n（二）卯\n三、丙\n（一）辰\n",
    );
    let part = part(&session);
    let style = StyleChoice::AsPasted;
    session.dispatch(Command::SetScheme { part, style }, 40.0);
    assert_eq!(session.outline().write(), uniform);
    // The regime came back, too.
    let cut = session.parts()[0].children[0].children[0].id;
    session.dispatch(Command::Remove(vec![cut]), 50.0);
    assert_eq!(
        session.outline().write(),
        "一、甲\n(一)丑\n二、乙\n(二)寅\n(三)卯\n三、丙\n(四)辰\n"
    );
}

#[test]
fn a_style_of_ones_own() {
    use Regime::{Continue, Restart};
    let own = style(&[
        ("第一部分　", Restart),
        ("一、", Continue),
        ("1. ", Restart),
    ]);
    on_part(
        MIXED,
        |part| {
            let style = StyleChoice::Own(own);
            Command::SetScheme { part, style }
        },
        "题目\n第一部分　甲\n一、子\n1. 壹\n2. 贰\n二、丑\n1. 叁\n①天\n第二部分　乙\n三、寅\n",
    );
}

#[test]
fn forms_that_could_not_be_read_again_are_refused() {
    let (mut session, ..) = open("‸一、甲\n（一）乙\n");
    let original = everything(session.outline());
    let restart = Regime::Restart;
    let twice = [("一、", restart), ("一．", restart)];
    for forms in [&[("甲", restart)][..], &[("第一，", restart)], &twice] {
        let (part, style) = (part(&session), StyleChoice::Own(style(forms)));
        let refused = session.dispatch(Command::SetScheme { part, style }, 1.0);
        let no_form = |e: &EditError| matches!(e, EditError::NoSuchForm(_));
        assert!(matches!(&refused, Outcome::Refused(e) if no_form(e)));
        assert_eq!(everything(session.outline()), original);
    }
    let node = session.parts()[0].children[0].id;
    let refused = session.dispatch(Command::Renumber(node), 1.0);
    assert!(matches!(refused, Outcome::Refused(_)), "{refused:?}");
}

#[test]
fn the_style_is_undone_with_the_rest() {
    let mut session = open_text(MIXED);
    let (part, original) = (part(&session), session.scheme(part(&session)).style());
    session.dispatch(official(part), 1.0);
    assert_eq!(session.scheme(part).style(), gangmu::edit::official());
    session.dispatch(Command::Undo, 2.0);
    assert_eq!(session.scheme(part).style(), original);
    let forms: Vec<_> = original.levels.iter().map(|l| l.form.as_str()).collect();
    assert_eq!(forms, ["一、", "(一)", "1、", "", "①"]);
}

#[test]
fn all_numbers_in_order() {
    on_part(
        "一、甲\n（一）子。一是天；三是地。\n（三）丑\n三、乙\n2.壹\n2.贰\n（二）寅\n(四)卯\n",
        Command::Renumber,
        "一、甲\n（一）子。一是天；二是地。\n（二）丑\n二、乙\n1.壹\n2.贰\n（一）寅\n(二)卯\n",
    );
    on_part(
        "一、甲\n（一）子\n（二）丑\n二、乙\n（三）寅\n（三）卯\n三、丙\n（四）辰\n",
        Command::Renumber,
        "一、甲\n（一）子\n（二）丑\n二、乙\n（三）寅\n（四）卯\n三、丙\n（五）辰\n",
    );
    let mut session = open_text("一、甲\n二、乙\n");
    let part = part(&session);
    let outcome = session.dispatch(Command::Renumber(part), 1.0);
    assert_eq!(outcome, Outcome::Nothing);
}

#[test]
fn a_text_that_goes_on_from_another_keeps_its_first_number() {
    on_part(
        "四、甲\n（二）子\n六、乙\n",
        Command::Renumber,
        "四、甲\n（一）子\n五、乙\n",
    );
}

#[test]
fn what_was_put_in_order_stays_in_order() {
    let mut session = open_text("一、甲\n（二）子\n（三）丑\n（四）寅\n");
    let part = part(&session);
    let second = session.parts()[0].children[0].children[1].id;
    // The style is known to the session before the numbers change.
    session.dispatch(up(second, 0), 1.0);
    assert_eq!(
        session.outline().write(),
        "一、甲\n（二）丑\n（三）子\n（四）寅\n"
    );
    session.dispatch(Command::Renumber(part), 2.0);
    session.dispatch(down(second, 0), 3.0);
    assert_eq!(
        session.outline().write(),
        "一、甲\n（一）子\n（二）丑\n（三）寅\n"
    );
    session.dispatch(Command::Undo, 4.0);
    session.dispatch(Command::Undo, 4.0);
    session.dispatch(down(second, 0), 5.0);
    assert_eq!(
        session.outline().write(),
        "一、甲\n（二）子\n（三）丑\n（四）寅\n"
    );
}

#[test]
fn hands_off() {
    for (text, command, after) in [
        (
            "一、甲\n‸二、乙\n三、丙\n",
            remove as fn(NodeId, usize) -> Command,
            "一、甲\n三、丙\n",
        ),
        ("一、甲\n‸二、乙\n三、丙\n", up, "二、乙\n一、甲\n三、丙\n"),
        (
            "一、甲\n二、‸乙\n三、丙\n",
            split,
            "一、甲\n二、\n二、乙\n三、丙\n",
        ),
        (
            "一、甲\n‸二、乙\n三、丙\n",
            indent,
            "一、甲\n（二）乙\n三、丙\n",
        ),
    ] {
        let (mut session, id, at) = open(text);
        let part = part(&session);
        session.dispatch(Command::SetHandsOff(part, true), 1.0);
        session.dispatch(command(id, at), 2.0);
        assert_eq!(session.outline().write(), after);
        check_laws(&session);
        // Undone, the switch is as it was.
        session.dispatch(Command::Undo, 3.0);
        session.dispatch(Command::Undo, 3.0);
        assert_eq!(session.outline().write(), text.replace('‸', ""));
        assert!(!session.scheme(part).hands_off());
    }
    let mut session = open_text("一、甲\n三、乙\n");
    let part = part(&session);
    session.dispatch(Command::SetHandsOff(part, true), 1.0);
    session.dispatch(Command::Renumber(part), 2.0);
    assert_eq!(session.outline().write(), "一、甲\n二、乙\n", "asked for");
}

#[test]
fn style_and_hands_off_are_one_step() {
    let mut session = open_text("一、甲\n（二）子\n三、乙\n");
    let part = part(&session);
    let choose = |style, hands_off| Command::SetNumbering {
        part,
        style,
        hands_off,
    };
    session.dispatch(choose(Some(StyleChoice::Official), true), 1.0);
    assert_eq!(session.outline().write(), "一、甲\n（一）子\n二、乙\n");
    assert!(session.scheme(part).hands_off());
    session.dispatch(Command::Undo, 2.0);
    assert!(!session.scheme(part).hands_off());
    // Without a style the numbers stay as they are.
    session.dispatch(choose(None, true), 3.0);
    assert!(session.scheme(part).hands_off());
    assert_eq!(session.outline().write(), "一、甲\n（二）子\n三、乙\n");
    assert_eq!(session.dispatch(choose(None, true), 4.0), Outcome::Nothing);
}

#[test]
fn a_preview_tells_what_would_be() {
    let mut session = open_text(MIXED);
    let part = part(&session);
    let preview = |session: &Session| session.preview_scheme(part, &StyleChoice::Official, 6);
    let told = preview(&session).unwrap();
    let line = |n: &gangmu::edit::commands::Numbered| {
        format!("{}{}→{}{}", n.depth, n.was, n.marker, n.title)
    };
    let lines: Vec<String> = told.first.iter().map(line).collect();
    assert_eq!(
        lines,
        ["0一、→一、甲", "1(一)→（一）子", "21、→1.壹", "3①→①天"]
    );
    assert_eq!(told.changes, 6);
    assert_eq!(session.outline().write(), MIXED);
    session.dispatch(official(part), 1.0);
    assert_eq!(preview(&session).unwrap().changes, 0);
    let twice = StyleChoice::Own(style(&[("一、", Regime::Restart); 2]));
    assert!(session.preview_scheme(part, &twice, 6).is_err());
    // What was there first is still known.
    assert_eq!(session.pasted_style(part).levels[1].form, "(一)");
}

#[test]
fn nothing_of_it_leaks_into_the_text() {
    let text = "一、甲\n（一）子\n";
    let mut session = open_text(text);
    let part = part(&session);
    session.dispatch(official(part), 1.0);
    session.dispatch(Command::SetHandsOff(part, true), 1.0);
    assert_eq!(session.outline().write(), text);
    let head = serde_json::to_string(&session.head()).unwrap();
    let record = crate::part_record(&session.parts()[0]);
    let kept = Session::restore(&head, &[record]).unwrap();
    assert!(kept.scheme(part).hands_off());
    assert_eq!(kept.scheme(part).style(), gangmu::edit::official());
    check("‸一、甲\n", split, "一、\n二、甲\n");
}

#[test]
fn opening_by_a_style_is_one_step() {
    let mut session = Session::default();
    let before = everything(session.outline());
    let n = session.n_steps();
    session.dispatch(Command::Open(MIXED.to_owned()), 0.0);
    let part = part(&session);
    session.dispatch(Command::SetTarget(part, Some(800)), 0.0);
    session.dispatch(official(part), 0.0);
    session.unite(n);
    check_laws(&session);
    assert_eq!(session.can_undo(), Some(Intent::Open));
    let made = everything(session.outline());
    assert!(session.outline().write().contains("（二）丑"));
    session.dispatch(Command::Undo, 1.0);
    assert_eq!(everything(session.outline()), before);
    assert_eq!(session.can_undo(), None);
    session.dispatch(Command::Redo, 2.0);
    assert_eq!(everything(session.outline()), made);
    // Nothing made since is nothing to unite; what is forgotten cannot be taken back.
    session.unite(session.n_steps());
    assert_eq!(session.can_undo(), Some(Intent::Open));
    session.forget_steps();
    assert_eq!((session.can_undo(), session.can_redo()), (None, None));
    session.dispatch(Command::Undo, 3.0);
    assert_eq!(everything(session.outline()), made);
}
