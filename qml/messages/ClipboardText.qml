import QtQuick

/// Takes words to the clipboard.
TextEdit {
    id: carrier

    visible: false
    textFormat: TextEdit.PlainText

    function take(words: string) {
        text = words;
        selectAll();
        copy();
        text = "";
    }
}
