//! The page's entry point: mounts the application on `document.body`.

fn main() {
    #[cfg(target_arch = "wasm32")]
    gangmu_page::start();
}
