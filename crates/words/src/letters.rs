//! Letters to reporters: what happened, and the words around it.

use lapor_domain::cases::notices::News;

use crate::catalogue::Words;

impl Words {
    /// What happened, in few words: the subject of a letter.
    pub fn news(&self, news: News) -> String {
        self.named("mail-news", news.code())
    }

    /// What happened, in a sentence; `institution` where one is named.
    pub fn news_told(&self, news: News, institution: Option<&str>) -> String {
        let unnamed = self.word("institution-unnamed");
        let args = [("institution", institution.unwrap_or(&unnamed).into())];
        self.named_with("mail-told", news.code(), "", &args)
    }
}
