# game/script.rpy:19
translate german start_915cb944:

    # e happy "It's \"me\"."
    e happy "Ich bin \"es\"."

# game/script.rpy:21
translate german start_2:

    # voice "a.ogg"
    # "One."
    # e "Two."
    voice "a.ogg"
    "Eins."
    e "Zwei."

translate german start_3:

    # "Nothing yet."
    pass

translate german strings:

    # game/script.rpy:41
    old "Menu"
    new ""
