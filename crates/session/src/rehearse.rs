//! What is done to no other end than that a browser, which compiles while it runs, has the program in
//! quick code before somebody waits for it.

use crate::{
    Command, CompareOrder, Reader, SAMPLE, Session, compare_request, compared, reader_request,
};

/// Takes a text in.
pub fn rehearse_opening() -> Session {
    let mut session = Session::default();
    session.dispatch(Command::Open(SAMPLE.to_owned()), 0.0);
    session
}

/// Reads a text and compares it with another version of it. Whether both went well.
pub fn rehearse_reading() -> bool {
    let session = rehearse_opening();
    let told = reader_request(&session, session.parts(), None);
    let other = SAMPLE.replace('1', "2").replacen("问题", "情况", 9);
    let order = CompareOrder {
        part: session.parts().first().map(|part| part.id),
        text: Some(other.into()),
        ..CompareOrder::default()
    };
    let read = Reader::default().answer(&told).is_ok();
    read & compared(&compare_request(&order, &session)).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_rehearsed_goes_well() {
        assert!(super::rehearse_reading());
    }
}
