//! Writes what each trial begins with into a folder: `NAME-AT` in the folder `NAME`.

fn main() -> std::io::Result<()> {
    let to = std::env::args().nth(1).map(std::path::PathBuf::from);
    let to = to.ok_or_else(|| std::io::Error::other("usage: seeds FOLDER"))?;
    for (at, (name, bytes)) in trials::seeds().into_iter().enumerate() {
        std::fs::create_dir_all(to.join(name))?;
        std::fs::write(to.join(name).join(format!("{name}-{at}")), bytes)?;
    }
    Ok(())
}
