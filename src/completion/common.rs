//! Words that minutes are full of: their first letters, typed small, are not taken for a name.

/// The commonest words of minutes, in order.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "able", "about", "above", "accept", "access", "account", "achieve", "across", "action",
    "active", "activity", "actual", "added", "addition", "additional", "address", "adult",
    "adults", "advice", "affect", "after", "again", "against", "agency", "agenda", "agree",
    "agreed", "ahead", "aim", "aims", "all", "allow", "almost", "along", "already", "also",
    "although", "always", "among", "amount", "and", "annual", "answer", "any", "apart",
    "apologies", "appear", "appendix", "applied", "apply", "appoint", "approach", "appropriate",
    "approve", "approved", "are", "area", "areas", "arise", "around", "arrange", "arrangements",
    "ask", "asked", "aspect", "assess", "assist", "assurance", "attend", "attended", "attention",
    "audit", "autumn", "available", "await", "aware", "away", "back", "balance", "base", "based",
    "basis", "became", "because", "become", "been", "before", "began", "begin", "behalf", "being",
    "believe", "benefit", "best", "better", "between", "beyond", "board", "body", "both", "bring",
    "broad", "brought", "budget", "build", "built", "business", "but", "call", "called", "came",
    "campaign", "can", "cannot", "capacity", "care", "careful", "carers", "carried", "carry",
    "case", "cases", "cause", "central", "centre", "certain", "chair", "chairman", "challenge",
    "chance", "change", "changes", "check", "child", "children", "choice", "circulate", "clear",
    "clinical", "close", "closer", "collect", "come", "comment", "comments", "commission",
    "committee", "common", "community", "compare", "complete", "concern", "concerns", "condition",
    "confirm", "confirmed", "consider", "considered", "consist", "consult", "contact", "contain",
    "continue", "contract", "contribute", "control", "cost", "costs", "could", "council",
    "councillor", "count", "county", "course", "cover", "create", "criteria", "current", "cut",
    "daily", "data", "date", "day", "days", "deal", "decide", "decision", "declare", "deliver",
    "delivery", "demand", "department", "deputy", "describe", "design", "detail", "details",
    "develop", "development", "did", "difference", "different", "difficult", "direct", "director",
    "discharge", "discuss", "discussed", "district", "document", "does", "doing", "done", "down",
    "draft", "draw", "drew", "driver", "due", "during", "each", "earlier", "early", "easy",
    "effect", "effective", "effort", "either", "emerge", "emphasis", "enable", "end", "engage",
    "england", "enough", "ensure", "entire", "equal", "especially", "establish", "even", "event",
    "every", "evidence", "example", "executive", "exist", "expect", "expected", "expense",
    "experience", "explain", "explained", "express", "extend", "extra", "face", "fact", "fair",
    "fall", "falls", "family", "far", "feedback", "feel", "felt", "few", "figure", "figures",
    "final", "finance", "financial", "find", "first", "five", "focus", "follow", "followed",
    "following", "for", "form", "formal", "forward", "found", "four", "framework", "free",
    "frequent", "from", "full", "function", "fund", "funding", "further", "future", "gain", "gap",
    "gather", "gave", "general", "get", "give", "given", "goal", "good", "governance",
    "government", "grant", "great", "group", "grow", "growth", "guidance", "had", "half", "hand",
    "happen", "hard", "has", "have", "head", "health", "hear", "heard", "held", "help", "her",
    "here", "high", "highlight", "him", "his", "hold", "home", "hope", "hospital", "hour",
    "hours", "house", "housing", "how", "however", "human", "idea", "identify", "impact",
    "implement", "important", "improve", "include", "included", "increase", "indeed",
    "independent", "indicate", "individual", "inequalities", "inform", "information", "initial",
    "integrated", "interest", "into", "introduce", "introduced", "investment", "invite",
    "involve", "issue", "issues", "item", "its", "january", "joint", "judge", "july", "june",
    "just", "keep", "key", "kind", "knew", "know", "known", "lack", "large", "last", "late",
    "later", "launch", "law", "lead", "leader", "leads", "learn", "leave", "led", "left", "less",
    "let", "level", "levels", "life", "light", "like", "limit", "line", "link", "list", "listen",
    "little", "live", "local", "long", "longer", "look", "lost", "low", "made", "main",
    "maintain", "make", "many", "march", "mark", "market", "material", "matter", "may", "mean",
    "measure", "medical", "meet", "meeting", "member", "members", "mental", "met", "method",
    "might", "mind", "minute", "minutes", "model", "money", "monitor", "month", "months", "more",
    "most", "move", "moved", "much", "must", "name", "named", "national", "nature", "near",
    "necessary", "need", "needs", "neighbour", "never", "new", "next", "nine", "nobody", "none",
    "nor", "normal", "north", "not", "note", "noted", "nothing", "november", "now", "number",
    "nurse", "object", "observe", "obtain", "occur", "october", "off", "offer", "officer",
    "officers", "often", "once", "one", "ongoing", "only", "open", "opening", "operate",
    "opportunity", "option", "order", "organisation", "other", "others", "our", "out", "outcome",
    "outline", "over", "overall", "own", "paper", "parent", "part", "partner", "partners",
    "partnership", "party", "past", "patient", "patients", "pattern", "pay", "people", "per",
    "percent", "perform", "performance", "perhaps", "period", "person", "phase", "pick", "place",
    "plan", "plans", "play", "please", "point", "points", "policy", "poor", "population",
    "position", "positive", "possible", "post", "practice", "present", "presentation",
    "presented", "press", "pressure", "prevent", "previous", "primary", "principle", "prior",
    "priorities", "priority", "private", "process", "produce", "professional", "programme",
    "progress", "project", "proper", "propose", "proposed", "protect", "provide", "provided",
    "provider", "public", "publish", "purpose", "put", "quality", "quarter", "question",
    "questions", "quick", "raise", "raised", "range", "rate", "rather", "reach", "read", "ready",
    "real", "reason", "receive", "received", "recent", "recognise", "recommend", "record",
    "reduce", "refer", "referral", "referred", "reflect", "regard", "region", "regular", "relate",
    "relation", "relevant", "remain", "remind", "remit", "remove", "report", "reported",
    "reports", "represent", "request", "require", "required", "research", "reserve", "residents",
    "resolve", "resource", "resources", "respect", "respond", "response", "result", "results",
    "return", "review", "rise", "risk", "role", "room", "round", "run", "safe", "said", "same",
    "sat", "saw", "say", "scheme", "school", "scope", "second", "secretary", "section", "sector",
    "secure", "see", "seek", "seen", "sense", "sent", "separate", "september", "serious",
    "service", "services", "session", "set", "seven", "several", "shall", "share", "she", "short",
    "should", "show", "shown", "side", "sign", "significant", "similar", "since", "single",
    "site", "situation", "six", "small", "social", "some", "soon", "sort", "sought", "source",
    "speak", "special", "specific", "spend", "spoke", "spring", "staff", "stage", "stand",
    "standard", "start", "state", "stated", "statement", "status", "steer", "step", "still",
    "stood", "stop", "strategic", "strategy", "strength", "stress", "strong", "structure",
    "submit", "such", "suggest", "suggested", "summary", "summer", "support", "sure", "survey",
    "system", "table", "take", "taken", "talk", "target", "task", "team", "teams", "tell", "ten",
    "term", "terms", "than", "thank", "thanked", "that", "the", "their", "them", "themes", "then",
    "there", "therefore", "these", "they", "thing", "think", "third", "this", "those", "though",
    "thought", "three", "through", "time", "times", "today", "together", "told", "too", "took",
    "top", "total", "toward", "towards", "track", "trained", "training", "transfer", "transport",
    "trend", "trial", "trust", "try", "turn", "two", "type", "under", "understand", "unit",
    "until", "update", "upon", "urgent", "use", "used", "useful", "users", "usual", "value",
    "various", "verbal", "very", "view", "views", "visit", "voluntary", "vote", "wait", "waiting",
    "want", "ward", "wards", "was", "water", "way", "ways", "week", "weeks", "welcome",
    "welcomed", "well", "went", "were", "west", "what", "when", "where", "whether", "which",
    "while", "who", "whole", "whom", "whose", "why", "wide", "wider", "will", "winter", "wish",
    "with", "within", "without", "women", "word", "work", "working", "works", "would", "write",
    "written", "year", "years", "yet", "young",
];

/// The little words that a sentence may begin with, in order.
#[rustfmt::skip]
const LITTLE: &[&str] = &[
    "a", "all", "am", "an", "and", "any", "are", "as", "at", "be", "but", "by", "do", "each",
    "for", "from", "go", "had", "has", "he", "her", "his", "i", "if", "in", "is", "it", "its",
    "me", "my", "no", "not", "of", "off", "on", "or", "our", "out", "per", "she", "so", "some",
    "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to",
    "two", "up", "us", "was", "we", "were", "when", "which", "who", "with",
];

/// Whether a common word begins with `letters`.
pub(super) fn begins_common(letters: &str) -> bool {
    let at = COMMON.partition_point(|w| *w < letters);
    COMMON.get(at).is_some_and(|w| w.starts_with(letters)) || is_little(letters)
}

/// Whether `word` is a little word.
pub(super) fn is_little(word: &str) -> bool {
    LITTLE.binary_search(&word).is_ok()
}

/// Whether `word` is a common word.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok() || is_little(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        assert!(COMMON.is_sorted() && LITTLE.is_sorted());
    }

    #[test]
    fn letters_of_common_words_are_known_for_that() {
        assert!(begins_common("hel") && begins_common("the") && is_common("board"));
        assert!(!begins_common("hele") && !begins_common("marchb") && !is_common("hel"));
    }
}
