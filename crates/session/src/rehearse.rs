//! What is done to no other end than that a browser, which compiles while it runs, has the program in
//! quick code before somebody waits for it.

use crate::{Command, CompareOrder, SAMPLE, Session, compare_request, reader_request};

/// Requests to read a sample and to compare it with another version of it, each with the function that is
/// asked; made anew, so that taking a text in is rehearsed, too.
pub fn rehearsal() -> [(&'static str, String); 2] {
    let mut session = Session::default();
    session.dispatch(Command::Open(SAMPLE.to_owned()), 0.0);
    let order = CompareOrder {
        part: session.parts().first().map(|part| part.id),
        text: Some(SAMPLE.replace('1', "2").into()),
        ..CompareOrder::default()
    };
    [
        ("answer", reader_request(&session, session.parts(), None)),
        ("compare", compare_request(&order, &session)),
    ]
}

#[cfg(test)]
mod tests {
    use crate::{Reader, compared};

    #[test]
    fn what_is_rehearsed_goes_well() {
        let [(_, read), (_, compare)] = super::rehearsal();
        assert!(Reader::default().answer(&read).is_ok());
        assert!(compared(&compare).is_ok());
    }
}
